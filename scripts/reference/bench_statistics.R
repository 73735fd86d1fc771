# CPU times of R on the data of cvq-bench, one JSON object a line. Needs nothing beside R.
#   Rscript bench_statistics.R FOLDER
#
# The slope index does what phe_sii of PHEindicatormethods does for an area: a regression by lm of
# the figures times the root of their share, then 100,000 sets of figures drawn anew, each
# multiplied by the solved matrix through apply, sorted, and read at round(draws * p). The package's
# checks and data frames are left out, which favours the peer. 10 areas are timed, and scaled.
folder <- commandArgs(trailingOnly = TRUE)[1]

report <- function(scenario, peer, share, work) {
  times <- replicate(3, { t <- system.time(work()); (t[["user.self"]] + t[["sys.self"]]) / share })
  cat(sprintf(
    '{"scenario": "%s", "peer": "%s", "style": "call", "runs": 3, "share": %g, "cpu_ms": %.3f, "checksum": null}\n',
    scenario, peer, share, median(times) * 1000))
}

areas <- read.csv(file.path(folder, "areas.csv"))
slope_index <- function(rows, draws = 100000) {
  a <- rows$population / sum(rows$population)
  b <- cumsum(a) - a / 2
  root <- sqrt(a)
  moved <- b * root
  fit <- lm(root * rows$value ~ root + moved - 1)
  drawn <- matrix(rnorm(draws * nrow(rows), rows$value, rows$error), ncol = draws)
  m <- rbind(root, moved)
  solved <- solve(m %*% t(m)) %*% m
  found <- apply(drawn * root, 2, function(y) solved %*% y)
  slopes <- sort(found[2, ])
  c(coef(fit)[2], slopes[round(draws * 0.025)], slopes[round(draws * 0.975)])
}
set.seed(5)
for (areas_in_all in c(10000, 20)) {
  report(if (areas_in_all == 20) "slope-draws" else "slope-index",
         "R lm, 100,000 draws (phe_sii)", 10 / areas_in_all, function() {
    for (rows in split(areas, areas$area)[1:10]) slope_index(rows)
  })
}

ranked <- read.csv(file.path(folder, "ranked.csv"))
report("rank-ranges", "R rank a draw", 1 / 40, function() {
  rows <- ranked[ranked$indicator == 0, ]
  ranks <- replicate(10000, rank(rnorm(332, rows$estimate, rows$error), ties.method = "min"))
  apply(ranks, 1, quantile, c(0.025, 0.975), type = 1)
})
