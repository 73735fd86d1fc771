// Libraries of the system, bound when a file first needs one.
//
// Their functions are declared here by hand, so that building needs none of their headers and
// starting the program loads none of them. A pointer that is returned stays valid for the life of
// the process. NULL: there is no library of that file name, or it lacks one of the functions.
#ifndef CLIBRARYLOAD_H
#define CLIBRARYLOAD_H

#include <stdint.h>
#include <stddef.h>
#include <time.h>

#pragma clang assume_nonnull begin

// zlib 1.2 and later: https://zlib.net/manual.html

struct cll_z_stream {
  const uint8_t *_Nullable next_in;
  unsigned avail_in;
  unsigned long total_in;
  uint8_t *_Nullable next_out;
  unsigned avail_out;
  unsigned long total_out;
  const char *_Nullable msg;
  void *_Nullable state;
  void *_Nullable zalloc;
  void *_Nullable zfree;
  void *_Nullable opaque;
  int data_type;
  unsigned long adler;
  unsigned long reserved;
};

struct cll_zlib {
  const char *_Nonnull (*_Nonnull version)(void);
  int (*_Nonnull inflate_init)(struct cll_z_stream *, int window_bits, const char *version, int size);
  int (*_Nonnull inflate)(struct cll_z_stream *, int flush);
  int (*_Nonnull inflate_reset)(struct cll_z_stream *);
  int (*_Nonnull inflate_end)(struct cll_z_stream *);
};

const struct cll_zlib *_Nullable cll_load_zlib(const char *file);

// libzip 1.0 and later: https://libzip.org/documentation/

typedef struct zip *cll_zip_archive;
typedef struct zip_file *cll_zip_member;
typedef struct zip_source *cll_zip_source;

struct cll_zip_error {
  int code;
  int system_code;
  char *_Nullable text;
};

struct cll_zip_stat {
  uint64_t valid;
  const char *_Nullable name;
  uint64_t index;
  uint64_t size;
  uint64_t packed_size;
  time_t changed;
  uint32_t crc;
  uint16_t method;
  uint16_t encryption;
  uint32_t flags;
};

struct cll_zip {
  const char *_Nonnull (*_Nonnull version)(void);
  cll_zip_source _Nullable (*_Nonnull source)(
    const void *bytes, uint64_t count, int frees, struct cll_zip_error *_Nullable);
  void (*_Nonnull free_source)(cll_zip_source);
  cll_zip_archive _Nullable (*_Nonnull open)(cll_zip_source, int flags, struct cll_zip_error *_Nullable);
  void (*_Nonnull discard)(cll_zip_archive);
  int64_t (*_Nonnull count)(cll_zip_archive, uint32_t flags);
  int (*_Nonnull stat)(cll_zip_archive, uint64_t index, uint32_t flags, struct cll_zip_stat *);
  cll_zip_member _Nullable (*_Nonnull open_member)(cll_zip_archive, uint64_t index, uint32_t flags);
  int64_t (*_Nonnull read)(cll_zip_member, void *buffer, uint64_t count);
  int (*_Nonnull close_member)(cll_zip_member);
};

const struct cll_zip *_Nullable cll_load_zip(const char *file);

// expat 2.0 and later: https://libexpat.github.io/doc/

typedef struct XML_ParserStruct *cll_xml_parser;

struct cll_xml_version { int major; int minor; int micro; };

typedef void (*cll_xml_start)(
  void *_Nullable, const char *name, const char *_Nullable *_Nonnull attributes);
typedef void (*cll_xml_end)(void *_Nullable, const char *name);
typedef void (*cll_xml_text)(void *_Nullable, const char *text, int count);
typedef void (*cll_xml_doctype)(
  void *_Nullable, const char *name, const char *_Nullable system, const char *_Nullable open,
  int has_internal_subset);

struct cll_expat {
  struct cll_xml_version (*_Nonnull version)(void);
  // Names come with their namespace before the separator.
  cll_xml_parser _Nullable (*_Nonnull create)(const char *_Nullable encoding, char separator);
  void (*_Nonnull free)(cll_xml_parser);
  void (*_Nonnull set_user_data)(cll_xml_parser, void *_Nullable);
  void (*_Nonnull set_element_handlers)(
    cll_xml_parser, cll_xml_start _Nullable, cll_xml_end _Nullable);
  void (*_Nonnull set_text_handler)(cll_xml_parser, cll_xml_text _Nullable);
  void (*_Nonnull set_doctype_handler)(cll_xml_parser, cll_xml_doctype _Nullable);
  int (*_Nonnull parse)(cll_xml_parser, const char *text, int count, int is_last);
  int (*_Nonnull stop)(cll_xml_parser, unsigned char is_resumable);
  int (*_Nonnull error)(cll_xml_parser);
  const char *_Nullable (*_Nonnull error_text)(int error);
  unsigned long (*_Nonnull line)(cll_xml_parser);
};

const struct cll_expat *_Nullable cll_load_expat(const char *file);

// SQLite 3.8 and later: https://sqlite.org/c3ref/intro.html

typedef struct sqlite3 *cll_sqlite_database;
typedef struct sqlite3_stmt *cll_sqlite_statement;

struct cll_sqlite {
  int (*_Nonnull version)(void);
  int (*_Nonnull open)(
    const char *name, cll_sqlite_database _Nullable *_Nonnull, int flags,
    const char *_Nullable system);
  int (*_Nonnull close)(cll_sqlite_database _Nullable);
  const char *_Nullable (*_Nonnull error_text)(cll_sqlite_database);
  int (*_Nonnull busy_timeout)(cll_sqlite_database, int milliseconds);
  int (*_Nonnull limit)(cll_sqlite_database, int which, int value);
  int (*_Nonnull prepare)(
    cll_sqlite_database, const char *query, int count, cll_sqlite_statement _Nullable *_Nonnull,
    const char *_Nullable *_Nullable rest);
  int (*_Nonnull step)(cll_sqlite_statement);
  int (*_Nonnull finalize)(cll_sqlite_statement _Nullable);
  int (*_Nonnull column_count)(cll_sqlite_statement);
  const char *_Nullable (*_Nonnull column_name)(cll_sqlite_statement, int column);
  int (*_Nonnull column_type)(cll_sqlite_statement, int column);
  int64_t (*_Nonnull column_whole)(cll_sqlite_statement, int column);
  double (*_Nonnull column_number)(cll_sqlite_statement, int column);
  const uint8_t *_Nullable (*_Nonnull column_text)(cll_sqlite_statement, int column);
  int (*_Nonnull column_bytes)(cll_sqlite_statement, int column);
};

const struct cll_sqlite *_Nullable cll_load_sqlite(const char *file);

// libxlsxwriter 1.0 and later: https://libxlsxwriter.github.io/

typedef struct lxw_workbook *cll_workbook;
typedef struct lxw_worksheet *cll_worksheet;
typedef struct lxw_format *cll_format;

struct cll_xlsxwriter {
  const char *_Nonnull (*_Nonnull version)(void);
  const char *_Nullable (*_Nonnull error_text)(int error);
  cll_workbook _Nullable (*_Nonnull create)(const char *path);
  cll_worksheet _Nullable (*_Nonnull add_sheet)(cll_workbook, const char *_Nullable name);
  cll_format _Nullable (*_Nonnull add_format)(cll_workbook);
  int (*_Nonnull close)(cll_workbook);
  void (*_Nonnull set_bold)(cll_format);
  void (*_Nonnull set_number_format)(cll_format, const char *format);
  int (*_Nonnull write_text)(
    cll_worksheet, uint32_t row, uint16_t column, const char *text, cll_format _Nullable);
  int (*_Nonnull write_number)(
    cll_worksheet, uint32_t row, uint16_t column, double number, cll_format _Nullable);
  void (*_Nonnull freeze)(cll_worksheet, uint32_t row, uint16_t column);
  int (*_Nonnull set_column)(
    cll_worksheet, uint16_t first, uint16_t last, double width, cll_format _Nullable);
};

const struct cll_xlsxwriter *_Nullable cll_load_xlsxwriter(const char *file);

#pragma clang assume_nonnull end

#endif
