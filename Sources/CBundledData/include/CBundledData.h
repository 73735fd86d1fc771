#ifndef CVQ_BUNDLED_DATA_H
#define CVQ_BUNDLED_DATA_H

#include <stddef.h>

#include "CBundledPages.h"

/// The bundled data package, `datasets/coventry/`, as bytes inside the program.
///
/// The bytes are the files of the folder, unchanged. They live as long as the program, are not
/// ended by a zero byte and must not be written to. Functions stand before the arrays because a
/// large array would reach Swift as a tuple.

/// How many files the package has.
size_t cvq_bundled_file_count(void);

/// The name of a file within the package (`observations.csv`), ended by a zero byte; null past the
/// last file.
const char *cvq_bundled_file_name(size_t index);

/// The first byte of a file; null past the last file.
const unsigned char *cvq_bundled_file_bytes(size_t index);

/// How many bytes a file has; 0 past the last file.
size_t cvq_bundled_file_size(size_t index);

/// The description of the package, in JSON. `datapackage.json`.
const unsigned char *cvq_bundled_datapackage(void);
size_t cvq_bundled_datapackage_count(void);

/// The published figures. `observations.csv`.
const unsigned char *cvq_bundled_observations(void);
size_t cvq_bundled_observations_count(void);

/// The catalogue of indicators. `indicators.csv`.
const unsigned char *cvq_bundled_indicators(void);
size_t cvq_bundled_indicators_count(void);

/// The targets as printed. `targets.csv`.
const unsigned char *cvq_bundled_targets(void);
size_t cvq_bundled_targets_count(void);

/// Places, their parents, former codes and successors. `places.csv`.
const unsigned char *cvq_bundled_places(void);
size_t cvq_bundled_places_count(void);

/// The groups of places that home is compared with. `peer_groups.csv`.
const unsigned char *cvq_bundled_peer_groups(void);
size_t cvq_bundled_peer_groups_count(void);

/// Breakdowns and their groups. `dimensions.csv`.
const unsigned char *cvq_bundled_dimensions(void);
size_t cvq_bundled_dimensions_count(void);

/// Standard populations. `standards.csv`.
const unsigned char *cvq_bundled_standards(void);
size_t cvq_bundled_standards_count(void);

/// Headline counts as the reports printed them. `published_headlines.csv`.
const unsigned char *cvq_bundled_published_headlines(void);
size_t cvq_bundled_published_headlines_count(void);

#endif
