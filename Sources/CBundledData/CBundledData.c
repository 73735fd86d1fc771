#include "CBundledData.h"

// Paths are relative to this file and lead to the folder itself, so that there is one copy of the
// data; a change there rebuilds this object.

static const unsigned char datapackage[] = {
#embed "../../datasets/coventry/datapackage.json"
};

const unsigned char *cvq_bundled_datapackage(void) { return datapackage; }
size_t cvq_bundled_datapackage_count(void) { return sizeof datapackage; }

static const unsigned char observations[] = {
#embed "../../datasets/coventry/observations.csv"
};

const unsigned char *cvq_bundled_observations(void) { return observations; }
size_t cvq_bundled_observations_count(void) { return sizeof observations; }

static const unsigned char indicators[] = {
#embed "../../datasets/coventry/indicators.csv"
};

const unsigned char *cvq_bundled_indicators(void) { return indicators; }
size_t cvq_bundled_indicators_count(void) { return sizeof indicators; }

static const unsigned char targets[] = {
#embed "../../datasets/coventry/targets.csv"
};

const unsigned char *cvq_bundled_targets(void) { return targets; }
size_t cvq_bundled_targets_count(void) { return sizeof targets; }

static const unsigned char places[] = {
#embed "../../datasets/coventry/places.csv"
};

const unsigned char *cvq_bundled_places(void) { return places; }
size_t cvq_bundled_places_count(void) { return sizeof places; }

static const unsigned char peer_groups[] = {
#embed "../../datasets/coventry/peer_groups.csv"
};

const unsigned char *cvq_bundled_peer_groups(void) { return peer_groups; }
size_t cvq_bundled_peer_groups_count(void) { return sizeof peer_groups; }

static const unsigned char dimensions[] = {
#embed "../../datasets/coventry/dimensions.csv"
};

const unsigned char *cvq_bundled_dimensions(void) { return dimensions; }
size_t cvq_bundled_dimensions_count(void) { return sizeof dimensions; }

static const unsigned char standards[] = {
#embed "../../datasets/coventry/standards.csv"
};

const unsigned char *cvq_bundled_standards(void) { return standards; }
size_t cvq_bundled_standards_count(void) { return sizeof standards; }

static const unsigned char published_headlines[] = {
#embed "../../datasets/coventry/published_headlines.csv"
};

const unsigned char *cvq_bundled_published_headlines(void) { return published_headlines; }
size_t cvq_bundled_published_headlines_count(void) { return sizeof published_headlines; }

struct bundled_file {
  const char *name;
  const unsigned char *bytes;
  size_t size;
};

// The description first: a reader of the list meets it before the files it describes.
static const struct bundled_file files[] = {
  {"datapackage.json", datapackage, sizeof datapackage},
  {"observations.csv", observations, sizeof observations},
  {"indicators.csv", indicators, sizeof indicators},
  {"targets.csv", targets, sizeof targets},
  {"places.csv", places, sizeof places},
  {"peer_groups.csv", peer_groups, sizeof peer_groups},
  {"dimensions.csv", dimensions, sizeof dimensions},
  {"standards.csv", standards, sizeof standards},
  {"published_headlines.csv", published_headlines, sizeof published_headlines},
};

static const size_t file_count = sizeof files / sizeof files[0];

size_t cvq_bundled_file_count(void) { return file_count; }

const char *cvq_bundled_file_name(size_t index) {
  return index < file_count ? files[index].name : NULL;
}

const unsigned char *cvq_bundled_file_bytes(size_t index) {
  return index < file_count ? files[index].bytes : NULL;
}

size_t cvq_bundled_file_size(size_t index) { return index < file_count ? files[index].size : 0; }
