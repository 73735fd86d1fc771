#include "CBundledPages.h"

// scripts/embed writes this file. Paths lead to docs itself; a change there rebuilds this object.

static const unsigned char page_0[] = {
#embed "../../docs/command-line.md"
};

static const unsigned char page_1[] = {
#embed "../../docs/data/coventry.md"
};

static const unsigned char page_2[] = {
#embed "../../docs/data/publishers.md"
};

static const unsigned char page_3[] = {
#embed "../../docs/data/simulated.md"
};

static const unsigned char page_4[] = {
#embed "../../docs/errors.md"
};

static const unsigned char page_5[] = {
#embed "../../docs/formats/csv.md"
};

static const unsigned char page_6[] = {
#embed "../../docs/formats/html.md"
};

static const unsigned char page_7[] = {
#embed "../../docs/formats/json-lines.md"
};

static const unsigned char page_8[] = {
#embed "../../docs/formats/json.md"
};

static const unsigned char page_9[] = {
#embed "../../docs/formats/markdown.md"
};

static const unsigned char page_10[] = {
#embed "../../docs/formats/spreadsheets.md"
};

static const unsigned char page_11[] = {
#embed "../../docs/formats/sqlite.md"
};

static const unsigned char page_12[] = {
#embed "../../docs/functions/abs.md"
};

static const unsigned char page_13[] = {
#embed "../../docs/functions/better.md"
};

static const unsigned char page_14[] = {
#embed "../../docs/functions/ceiling.md"
};

static const unsigned char page_15[] = {
#embed "../../docs/functions/change.md"
};

static const unsigned char page_16[] = {
#embed "../../docs/functions/correlation.md"
};

static const unsigned char page_17[] = {
#embed "../../docs/functions/count.md"
};

static const unsigned char page_18[] = {
#embed "../../docs/functions/count_distinct.md"
};

static const unsigned char page_19[] = {
#embed "../../docs/functions/exp.md"
};

static const unsigned char page_20[] = {
#embed "../../docs/functions/first.md"
};

static const unsigned char page_21[] = {
#embed "../../docs/functions/first_known.md"
};

static const unsigned char page_22[] = {
#embed "../../docs/functions/floor.md"
};

static const unsigned char page_23[] = {
#embed "../../docs/functions/from_parts.md"
};

static const unsigned char page_24[] = {
#embed "../../docs/functions/greatest.md"
};

static const unsigned char page_25[] = {
#embed "../../docs/functions/index_to.md"
};

static const unsigned char page_26[] = {
#embed "../../docs/functions/last.md"
};

static const unsigned char page_27[] = {
#embed "../../docs/functions/least.md"
};

static const unsigned char page_28[] = {
#embed "../../docs/functions/left.md"
};

static const unsigned char page_29[] = {
#embed "../../docs/functions/length.md"
};

static const unsigned char page_30[] = {
#embed "../../docs/functions/level_of.md"
};

static const unsigned char page_31[] = {
#embed "../../docs/functions/list.md"
};

static const unsigned char page_32[] = {
#embed "../../docs/functions/ln.md"
};

static const unsigned char page_33[] = {
#embed "../../docs/functions/lower_case.md"
};

static const unsigned char page_34[] = {
#embed "../../docs/functions/max.md"
};

static const unsigned char page_35[] = {
#embed "../../docs/functions/mean.md"
};

static const unsigned char page_36[] = {
#embed "../../docs/functions/median.md"
};

static const unsigned char page_37[] = {
#embed "../../docs/functions/min.md"
};

static const unsigned char page_38[] = {
#embed "../../docs/functions/mod.md"
};

static const unsigned char page_39[] = {
#embed "../../docs/functions/next.md"
};

static const unsigned char page_40[] = {
#embed "../../docs/functions/number.md"
};

static const unsigned char page_41[] = {
#embed "../../docs/functions/percent.md"
};

static const unsigned char page_42[] = {
#embed "../../docs/functions/percent_change.md"
};

static const unsigned char page_43[] = {
#embed "../../docs/functions/power.md"
};

static const unsigned char page_44[] = {
#embed "../../docs/functions/prev.md"
};

static const unsigned char page_45[] = {
#embed "../../docs/functions/proportion.md"
};

static const unsigned char page_46[] = {
#embed "../../docs/functions/quantile.md"
};

static const unsigned char page_47[] = {
#embed "../../docs/functions/quantile_band.md"
};

static const unsigned char page_48[] = {
#embed "../../docs/functions/rank.md"
};

static const unsigned char page_49[] = {
#embed "../../docs/functions/rate.md"
};

static const unsigned char page_50[] = {
#embed "../../docs/functions/replace.md"
};

static const unsigned char page_51[] = {
#embed "../../docs/functions/right.md"
};

static const unsigned char page_52[] = {
#embed "../../docs/functions/rolling_mean.md"
};

static const unsigned char page_53[] = {
#embed "../../docs/functions/round.md"
};

static const unsigned char page_54[] = {
#embed "../../docs/functions/rounding.md"
};

static const unsigned char page_55[] = {
#embed "../../docs/functions/running_sum.md"
};

static const unsigned char page_56[] = {
#embed "../../docs/functions/same_text.md"
};

static const unsigned char page_57[] = {
#embed "../../docs/functions/share.md"
};

static const unsigned char page_58[] = {
#embed "../../docs/functions/similar.md"
};

static const unsigned char page_59[] = {
#embed "../../docs/functions/simple_mean.md"
};

static const unsigned char page_60[] = {
#embed "../../docs/functions/slope.md"
};

static const unsigned char page_61[] = {
#embed "../../docs/functions/sqrt.md"
};

static const unsigned char page_62[] = {
#embed "../../docs/functions/stdev.md"
};

static const unsigned char page_63[] = {
#embed "../../docs/functions/streak.md"
};

static const unsigned char page_64[] = {
#embed "../../docs/functions/sum.md"
};

static const unsigned char page_65[] = {
#embed "../../docs/functions/sum_known.md"
};

static const unsigned char page_66[] = {
#embed "../../docs/functions/text.md"
};

static const unsigned char page_67[] = {
#embed "../../docs/functions/trim.md"
};

static const unsigned char page_68[] = {
#embed "../../docs/functions/upper_case.md"
};

static const unsigned char page_69[] = {
#embed "../../docs/functions/within.md"
};

static const unsigned char page_70[] = {
#embed "../../docs/functions/worse.md"
};

static const unsigned char page_71[] = {
#embed "../../docs/glossary.md"
};

static const unsigned char page_72[] = {
#embed "../../docs/howto/annual-report.md"
};

static const unsigned char page_73[] = {
#embed "../../docs/howto/your-own-council.md"
};

static const unsigned char page_74[] = {
#embed "../../docs/language/README.md"
};

static const unsigned char page_75[] = {
#embed "../../docs/language/formatting.md"
};

static const unsigned char page_76[] = {
#embed "../../docs/language/lint.md"
};

static const unsigned char page_77[] = {
#embed "../../docs/statements/def.md"
};

static const unsigned char page_78[] = {
#embed "../../docs/statements/include.md"
};

static const unsigned char page_79[] = {
#embed "../../docs/statements/let.md"
};

static const unsigned char page_80[] = {
#embed "../../docs/statements/notes.md"
};

static const unsigned char page_81[] = {
#embed "../../docs/statements/param.md"
};

static const unsigned char page_82[] = {
#embed "../../docs/statements/places.md"
};

static const unsigned char page_83[] = {
#embed "../../docs/statements/use.md"
};

static const unsigned char page_84[] = {
#embed "../../docs/statistics/absolute_gap.md"
};

static const unsigned char page_85[] = {
#embed "../../docs/statistics/adjusted_p.md"
};

static const unsigned char page_86[] = {
#embed "../../docs/statistics/backtest.md"
};

static const unsigned char page_87[] = {
#embed "../../docs/statistics/benchmark.md"
};

static const unsigned char page_88[] = {
#embed "../../docs/statistics/beta_binomial_funnel.md"
};

static const unsigned char page_89[] = {
#embed "../../docs/statistics/between_group_variance.md"
};

static const unsigned char page_90[] = {
#embed "../../docs/statistics/bootstrap.md"
};

static const unsigned char page_91[] = {
#embed "../../docs/statistics/byar.md"
};

static const unsigned char page_92[] = {
#embed "../../docs/statistics/change.md"
};

static const unsigned char page_93[] = {
#embed "../../docs/statistics/chi_squared_trend.md"
};

static const unsigned char page_94[] = {
#embed "../../docs/statistics/concentration_index.md"
};

static const unsigned char page_95[] = {
#embed "../../docs/statistics/count_chart.md"
};

static const unsigned char page_96[] = {
#embed "../../docs/statistics/dispersion.md"
};

static const unsigned char page_97[] = {
#embed "../../docs/statistics/distributions.md"
};

static const unsigned char page_98[] = {
#embed "../../docs/statistics/dsr.md"
};

static const unsigned char page_99[] = {
#embed "../../docs/statistics/exact_binomial.md"
};

static const unsigned char page_100[] = {
#embed "../../docs/statistics/exact_poisson.md"
};

static const unsigned char page_101[] = {
#embed "../../docs/statistics/exponential_smoothing.md"
};

static const unsigned char page_102[] = {
#embed "../../docs/statistics/funnel.md"
};

static const unsigned char page_103[] = {
#embed "../../docs/statistics/funnel_outcome.md"
};

static const unsigned char page_104[] = {
#embed "../../docs/statistics/holt.md"
};

static const unsigned char page_105[] = {
#embed "../../docs/statistics/least_squares.md"
};

static const unsigned char page_106[] = {
#embed "../../docs/statistics/life_expectancy.md"
};

static const unsigned char page_107[] = {
#embed "../../docs/statistics/linear_regression.md"
};

static const unsigned char page_108[] = {
#embed "../../docs/statistics/mann_kendall.md"
};

static const unsigned char page_109[] = {
#embed "../../docs/statistics/mean.md"
};

static const unsigned char page_110[] = {
#embed "../../docs/statistics/mean_interval.md"
};

static const unsigned char page_111[] = {
#embed "../../docs/statistics/median_absolute_deviation.md"
};

static const unsigned char page_112[] = {
#embed "../../docs/statistics/modelled_slope_index.md"
};

static const unsigned char page_113[] = {
#embed "../../docs/statistics/modified_score.md"
};

static const unsigned char page_114[] = {
#embed "../../docs/statistics/negative_binomial_funnel.md"
};

static const unsigned char page_115[] = {
#embed "../../docs/statistics/newcombe.md"
};

static const unsigned char page_116[] = {
#embed "../../docs/statistics/overdispersed_funnel.md"
};

static const unsigned char page_117[] = {
#embed "../../docs/statistics/population_attributable_risk.md"
};

static const unsigned char page_118[] = {
#embed "../../docs/statistics/published_estimates.md"
};

static const unsigned char page_119[] = {
#embed "../../docs/statistics/published_interval.md"
};

static const unsigned char page_120[] = {
#embed "../../docs/statistics/quantile.md"
};

static const unsigned char page_121[] = {
#embed "../../docs/statistics/quantile_groups.md"
};

static const unsigned char page_122[] = {
#embed "../../docs/statistics/rank.md"
};

static const unsigned char page_123[] = {
#embed "../../docs/statistics/rank_range.md"
};

static const unsigned char page_124[] = {
#embed "../../docs/statistics/rate_difference.md"
};

static const unsigned char page_125[] = {
#embed "../../docs/statistics/recent_trend.md"
};

static const unsigned char page_126[] = {
#embed "../../docs/statistics/relative_change.md"
};

static const unsigned char page_127[] = {
#embed "../../docs/statistics/relative_gap.md"
};

static const unsigned char page_128[] = {
#embed "../../docs/statistics/runs.md"
};

static const unsigned char page_129[] = {
#embed "../../docs/statistics/score_interval.md"
};

static const unsigned char page_130[] = {
#embed "../../docs/statistics/shrunk_rate.md"
};

static const unsigned char page_131[] = {
#embed "../../docs/statistics/slope_index.md"
};

static const unsigned char page_132[] = {
#embed "../../docs/statistics/smr.md"
};

static const unsigned char page_133[] = {
#embed "../../docs/statistics/special_cause.md"
};

static const unsigned char page_134[] = {
#embed "../../docs/statistics/square_and_add.md"
};

static const unsigned char page_135[] = {
#embed "../../docs/statistics/streak.md"
};

static const unsigned char page_136[] = {
#embed "../../docs/statistics/target.md"
};

static const unsigned char page_137[] = {
#embed "../../docs/statistics/target_chance.md"
};

static const unsigned char page_138[] = {
#embed "../../docs/statistics/theil_index.md"
};

static const unsigned char page_139[] = {
#embed "../../docs/statistics/theil_sen.md"
};

static const unsigned char page_140[] = {
#embed "../../docs/statistics/weighted_mean.md"
};

static const unsigned char page_141[] = {
#embed "../../docs/statistics/wilson.md"
};

static const unsigned char page_142[] = {
#embed "../../docs/statistics/xmr.md"
};

static const unsigned char page_143[] = {
#embed "../../docs/tables.md"
};

static const unsigned char page_144[] = {
#embed "../../docs/verbs/add.md"
};

static const unsigned char page_145[] = {
#embed "../../docs/verbs/append.md"
};

static const unsigned char page_146[] = {
#embed "../../docs/verbs/benchmark.md"
};

static const unsigned char page_147[] = {
#embed "../../docs/verbs/chart.md"
};

static const unsigned char page_148[] = {
#embed "../../docs/verbs/check.md"
};

static const unsigned char page_149[] = {
#embed "../../docs/verbs/compare.md"
};

static const unsigned char page_150[] = {
#embed "../../docs/verbs/describe.md"
};

static const unsigned char page_151[] = {
#embed "../../docs/verbs/drop.md"
};

static const unsigned char page_152[] = {
#embed "../../docs/verbs/explain.md"
};

static const unsigned char page_153[] = {
#embed "../../docs/verbs/forecast.md"
};

static const unsigned char page_154[] = {
#embed "../../docs/verbs/from.md"
};

static const unsigned char page_155[] = {
#embed "../../docs/verbs/funnel.md"
};

static const unsigned char page_156[] = {
#embed "../../docs/verbs/gap.md"
};

static const unsigned char page_157[] = {
#embed "../../docs/verbs/get.md"
};

static const unsigned char page_158[] = {
#embed "../../docs/verbs/headline.md"
};

static const unsigned char page_159[] = {
#embed "../../docs/verbs/inequality.md"
};

static const unsigned char page_160[] = {
#embed "../../docs/verbs/join.md"
};

static const unsigned char page_161[] = {
#embed "../../docs/verbs/keep.md"
};

static const unsigned char page_162[] = {
#embed "../../docs/verbs/not-yet.md"
};

static const unsigned char page_163[] = {
#embed "../../docs/verbs/pivot.md"
};

static const unsigned char page_164[] = {
#embed "../../docs/verbs/pool.md"
};

static const unsigned char page_165[] = {
#embed "../../docs/verbs/protect.md"
};

static const unsigned char page_166[] = {
#embed "../../docs/verbs/rank.md"
};

static const unsigned char page_167[] = {
#embed "../../docs/verbs/rename.md"
};

static const unsigned char page_168[] = {
#embed "../../docs/verbs/sort.md"
};

static const unsigned char page_169[] = {
#embed "../../docs/verbs/spc.md"
};

static const unsigned char page_170[] = {
#embed "../../docs/verbs/standardise.md"
};

static const unsigned char page_171[] = {
#embed "../../docs/verbs/summarise.md"
};

static const unsigned char page_172[] = {
#embed "../../docs/verbs/take.md"
};

static const unsigned char page_173[] = {
#embed "../../docs/verbs/to.md"
};

static const unsigned char page_174[] = {
#embed "../../docs/verbs/trend.md"
};

static const unsigned char page_175[] = {
#embed "../../docs/verbs/unpivot.md"
};

static const unsigned char page_176[] = {
#embed "../../docs/verbs/where.md"
};

static const unsigned char page_177[] = {
#embed "../../docs/why-the-headline-differs.md"
};

struct bundled_page {
  const char *name;
  const unsigned char *bytes;
  size_t size;
};

static const struct bundled_page pages[] = {
  {"command-line.md", page_0, sizeof page_0},
  {"data/coventry.md", page_1, sizeof page_1},
  {"data/publishers.md", page_2, sizeof page_2},
  {"data/simulated.md", page_3, sizeof page_3},
  {"errors.md", page_4, sizeof page_4},
  {"formats/csv.md", page_5, sizeof page_5},
  {"formats/html.md", page_6, sizeof page_6},
  {"formats/json-lines.md", page_7, sizeof page_7},
  {"formats/json.md", page_8, sizeof page_8},
  {"formats/markdown.md", page_9, sizeof page_9},
  {"formats/spreadsheets.md", page_10, sizeof page_10},
  {"formats/sqlite.md", page_11, sizeof page_11},
  {"functions/abs.md", page_12, sizeof page_12},
  {"functions/better.md", page_13, sizeof page_13},
  {"functions/ceiling.md", page_14, sizeof page_14},
  {"functions/change.md", page_15, sizeof page_15},
  {"functions/correlation.md", page_16, sizeof page_16},
  {"functions/count.md", page_17, sizeof page_17},
  {"functions/count_distinct.md", page_18, sizeof page_18},
  {"functions/exp.md", page_19, sizeof page_19},
  {"functions/first.md", page_20, sizeof page_20},
  {"functions/first_known.md", page_21, sizeof page_21},
  {"functions/floor.md", page_22, sizeof page_22},
  {"functions/from_parts.md", page_23, sizeof page_23},
  {"functions/greatest.md", page_24, sizeof page_24},
  {"functions/index_to.md", page_25, sizeof page_25},
  {"functions/last.md", page_26, sizeof page_26},
  {"functions/least.md", page_27, sizeof page_27},
  {"functions/left.md", page_28, sizeof page_28},
  {"functions/length.md", page_29, sizeof page_29},
  {"functions/level_of.md", page_30, sizeof page_30},
  {"functions/list.md", page_31, sizeof page_31},
  {"functions/ln.md", page_32, sizeof page_32},
  {"functions/lower_case.md", page_33, sizeof page_33},
  {"functions/max.md", page_34, sizeof page_34},
  {"functions/mean.md", page_35, sizeof page_35},
  {"functions/median.md", page_36, sizeof page_36},
  {"functions/min.md", page_37, sizeof page_37},
  {"functions/mod.md", page_38, sizeof page_38},
  {"functions/next.md", page_39, sizeof page_39},
  {"functions/number.md", page_40, sizeof page_40},
  {"functions/percent.md", page_41, sizeof page_41},
  {"functions/percent_change.md", page_42, sizeof page_42},
  {"functions/power.md", page_43, sizeof page_43},
  {"functions/prev.md", page_44, sizeof page_44},
  {"functions/proportion.md", page_45, sizeof page_45},
  {"functions/quantile.md", page_46, sizeof page_46},
  {"functions/quantile_band.md", page_47, sizeof page_47},
  {"functions/rank.md", page_48, sizeof page_48},
  {"functions/rate.md", page_49, sizeof page_49},
  {"functions/replace.md", page_50, sizeof page_50},
  {"functions/right.md", page_51, sizeof page_51},
  {"functions/rolling_mean.md", page_52, sizeof page_52},
  {"functions/round.md", page_53, sizeof page_53},
  {"functions/rounding.md", page_54, sizeof page_54},
  {"functions/running_sum.md", page_55, sizeof page_55},
  {"functions/same_text.md", page_56, sizeof page_56},
  {"functions/share.md", page_57, sizeof page_57},
  {"functions/similar.md", page_58, sizeof page_58},
  {"functions/simple_mean.md", page_59, sizeof page_59},
  {"functions/slope.md", page_60, sizeof page_60},
  {"functions/sqrt.md", page_61, sizeof page_61},
  {"functions/stdev.md", page_62, sizeof page_62},
  {"functions/streak.md", page_63, sizeof page_63},
  {"functions/sum.md", page_64, sizeof page_64},
  {"functions/sum_known.md", page_65, sizeof page_65},
  {"functions/text.md", page_66, sizeof page_66},
  {"functions/trim.md", page_67, sizeof page_67},
  {"functions/upper_case.md", page_68, sizeof page_68},
  {"functions/within.md", page_69, sizeof page_69},
  {"functions/worse.md", page_70, sizeof page_70},
  {"glossary.md", page_71, sizeof page_71},
  {"howto/annual-report.md", page_72, sizeof page_72},
  {"howto/your-own-council.md", page_73, sizeof page_73},
  {"language/README.md", page_74, sizeof page_74},
  {"language/formatting.md", page_75, sizeof page_75},
  {"language/lint.md", page_76, sizeof page_76},
  {"statements/def.md", page_77, sizeof page_77},
  {"statements/include.md", page_78, sizeof page_78},
  {"statements/let.md", page_79, sizeof page_79},
  {"statements/notes.md", page_80, sizeof page_80},
  {"statements/param.md", page_81, sizeof page_81},
  {"statements/places.md", page_82, sizeof page_82},
  {"statements/use.md", page_83, sizeof page_83},
  {"statistics/absolute_gap.md", page_84, sizeof page_84},
  {"statistics/adjusted_p.md", page_85, sizeof page_85},
  {"statistics/backtest.md", page_86, sizeof page_86},
  {"statistics/benchmark.md", page_87, sizeof page_87},
  {"statistics/beta_binomial_funnel.md", page_88, sizeof page_88},
  {"statistics/between_group_variance.md", page_89, sizeof page_89},
  {"statistics/bootstrap.md", page_90, sizeof page_90},
  {"statistics/byar.md", page_91, sizeof page_91},
  {"statistics/change.md", page_92, sizeof page_92},
  {"statistics/chi_squared_trend.md", page_93, sizeof page_93},
  {"statistics/concentration_index.md", page_94, sizeof page_94},
  {"statistics/count_chart.md", page_95, sizeof page_95},
  {"statistics/dispersion.md", page_96, sizeof page_96},
  {"statistics/distributions.md", page_97, sizeof page_97},
  {"statistics/dsr.md", page_98, sizeof page_98},
  {"statistics/exact_binomial.md", page_99, sizeof page_99},
  {"statistics/exact_poisson.md", page_100, sizeof page_100},
  {"statistics/exponential_smoothing.md", page_101, sizeof page_101},
  {"statistics/funnel.md", page_102, sizeof page_102},
  {"statistics/funnel_outcome.md", page_103, sizeof page_103},
  {"statistics/holt.md", page_104, sizeof page_104},
  {"statistics/least_squares.md", page_105, sizeof page_105},
  {"statistics/life_expectancy.md", page_106, sizeof page_106},
  {"statistics/linear_regression.md", page_107, sizeof page_107},
  {"statistics/mann_kendall.md", page_108, sizeof page_108},
  {"statistics/mean.md", page_109, sizeof page_109},
  {"statistics/mean_interval.md", page_110, sizeof page_110},
  {"statistics/median_absolute_deviation.md", page_111, sizeof page_111},
  {"statistics/modelled_slope_index.md", page_112, sizeof page_112},
  {"statistics/modified_score.md", page_113, sizeof page_113},
  {"statistics/negative_binomial_funnel.md", page_114, sizeof page_114},
  {"statistics/newcombe.md", page_115, sizeof page_115},
  {"statistics/overdispersed_funnel.md", page_116, sizeof page_116},
  {"statistics/population_attributable_risk.md", page_117, sizeof page_117},
  {"statistics/published_estimates.md", page_118, sizeof page_118},
  {"statistics/published_interval.md", page_119, sizeof page_119},
  {"statistics/quantile.md", page_120, sizeof page_120},
  {"statistics/quantile_groups.md", page_121, sizeof page_121},
  {"statistics/rank.md", page_122, sizeof page_122},
  {"statistics/rank_range.md", page_123, sizeof page_123},
  {"statistics/rate_difference.md", page_124, sizeof page_124},
  {"statistics/recent_trend.md", page_125, sizeof page_125},
  {"statistics/relative_change.md", page_126, sizeof page_126},
  {"statistics/relative_gap.md", page_127, sizeof page_127},
  {"statistics/runs.md", page_128, sizeof page_128},
  {"statistics/score_interval.md", page_129, sizeof page_129},
  {"statistics/shrunk_rate.md", page_130, sizeof page_130},
  {"statistics/slope_index.md", page_131, sizeof page_131},
  {"statistics/smr.md", page_132, sizeof page_132},
  {"statistics/special_cause.md", page_133, sizeof page_133},
  {"statistics/square_and_add.md", page_134, sizeof page_134},
  {"statistics/streak.md", page_135, sizeof page_135},
  {"statistics/target.md", page_136, sizeof page_136},
  {"statistics/target_chance.md", page_137, sizeof page_137},
  {"statistics/theil_index.md", page_138, sizeof page_138},
  {"statistics/theil_sen.md", page_139, sizeof page_139},
  {"statistics/weighted_mean.md", page_140, sizeof page_140},
  {"statistics/wilson.md", page_141, sizeof page_141},
  {"statistics/xmr.md", page_142, sizeof page_142},
  {"tables.md", page_143, sizeof page_143},
  {"verbs/add.md", page_144, sizeof page_144},
  {"verbs/append.md", page_145, sizeof page_145},
  {"verbs/benchmark.md", page_146, sizeof page_146},
  {"verbs/chart.md", page_147, sizeof page_147},
  {"verbs/check.md", page_148, sizeof page_148},
  {"verbs/compare.md", page_149, sizeof page_149},
  {"verbs/describe.md", page_150, sizeof page_150},
  {"verbs/drop.md", page_151, sizeof page_151},
  {"verbs/explain.md", page_152, sizeof page_152},
  {"verbs/forecast.md", page_153, sizeof page_153},
  {"verbs/from.md", page_154, sizeof page_154},
  {"verbs/funnel.md", page_155, sizeof page_155},
  {"verbs/gap.md", page_156, sizeof page_156},
  {"verbs/get.md", page_157, sizeof page_157},
  {"verbs/headline.md", page_158, sizeof page_158},
  {"verbs/inequality.md", page_159, sizeof page_159},
  {"verbs/join.md", page_160, sizeof page_160},
  {"verbs/keep.md", page_161, sizeof page_161},
  {"verbs/not-yet.md", page_162, sizeof page_162},
  {"verbs/pivot.md", page_163, sizeof page_163},
  {"verbs/pool.md", page_164, sizeof page_164},
  {"verbs/protect.md", page_165, sizeof page_165},
  {"verbs/rank.md", page_166, sizeof page_166},
  {"verbs/rename.md", page_167, sizeof page_167},
  {"verbs/sort.md", page_168, sizeof page_168},
  {"verbs/spc.md", page_169, sizeof page_169},
  {"verbs/standardise.md", page_170, sizeof page_170},
  {"verbs/summarise.md", page_171, sizeof page_171},
  {"verbs/take.md", page_172, sizeof page_172},
  {"verbs/to.md", page_173, sizeof page_173},
  {"verbs/trend.md", page_174, sizeof page_174},
  {"verbs/unpivot.md", page_175, sizeof page_175},
  {"verbs/where.md", page_176, sizeof page_176},
  {"why-the-headline-differs.md", page_177, sizeof page_177},
};

static const size_t page_count = sizeof pages / sizeof pages[0];

size_t cvq_bundled_page_count(void) { return page_count; }

const char *cvq_bundled_page_name(size_t index) {
  return index < page_count ? pages[index].name : NULL;
}

const unsigned char *cvq_bundled_page_bytes(size_t index) {
  return index < page_count ? pages[index].bytes : NULL;
}

size_t cvq_bundled_page_size(size_t index) { return index < page_count ? pages[index].size : 0; }
