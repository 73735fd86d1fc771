#ifndef CVQ_BUNDLED_PAGES_H
#define CVQ_BUNDLED_PAGES_H

#include <stddef.h>

/// The pages of `docs` that `.help` prints, as bytes inside the program.
///
/// The bytes are the files, unchanged, in UTF-8. They live as long as the program, are not ended
/// by a zero byte and must not be written to. Pages are in the order of their names.

/// How many pages there are.
size_t cvq_bundled_page_count(void);

/// The path of a page within `docs` (`verbs/compare.md`), ended by a zero byte; null past the last
/// page.
const char *cvq_bundled_page_name(size_t index);

/// The first byte of a page; null past the last page.
const unsigned char *cvq_bundled_page_bytes(size_t index);

/// How many bytes a page has; 0 past the last page.
size_t cvq_bundled_page_size(size_t index);

#endif
