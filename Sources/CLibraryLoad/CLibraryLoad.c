#include "CLibraryLoad.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

// Fills a table of function pointers, which is nothing else, in the order of the names.
static void *bind(const char *file, const char *const *names, size_t count) {
  void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
  if (!library) return NULL;
  void **functions = calloc(count, sizeof(void *));
  for (size_t at = 0; functions && at < count; at++) {
    functions[at] = dlsym(library, names[at]);
    if (!functions[at]) {
      free(functions);
      functions = NULL;
    }
  }
  if (!functions) dlclose(library);
  return functions;
}

#define BIND(type, ...)                                                                  \
  static const char *const names[] = {__VA_ARGS__};                                      \
  _Static_assert(sizeof(names) == sizeof(struct type), "a name for every function");     \
  return bind(file, names, sizeof(names) / sizeof(*names))

const struct cll_zlib *cll_load_zlib(const char *file) {
  BIND(cll_zlib, "zlibVersion", "inflateInit2_", "inflate", "inflateReset", "inflateEnd");
}

const struct cll_zip *cll_load_zip(const char *file) {
  BIND(
    cll_zip, "zip_libzip_version", "zip_source_buffer_create", "zip_source_free",
    "zip_open_from_source", "zip_discard", "zip_get_num_entries", "zip_stat_index",
    "zip_fopen_index", "zip_fread", "zip_fclose");
}

const struct cll_expat *cll_load_expat(const char *file) {
  BIND(
    cll_expat, "XML_ExpatVersionInfo", "XML_ParserCreateNS", "XML_ParserFree", "XML_SetUserData",
    "XML_SetElementHandler", "XML_SetCharacterDataHandler", "XML_SetStartDoctypeDeclHandler",
    "XML_Parse", "XML_StopParser", "XML_GetErrorCode", "XML_ErrorString",
    "XML_GetCurrentLineNumber");
}

const struct cll_sqlite *cll_load_sqlite(const char *file) {
  BIND(
    cll_sqlite, "sqlite3_libversion_number", "sqlite3_open_v2", "sqlite3_close",
    "sqlite3_errmsg", "sqlite3_busy_timeout", "sqlite3_limit", "sqlite3_prepare_v2",
    "sqlite3_step", "sqlite3_finalize", "sqlite3_column_count", "sqlite3_column_name",
    "sqlite3_column_type", "sqlite3_column_int64", "sqlite3_column_double",
    "sqlite3_column_text", "sqlite3_column_bytes");
}

const struct cll_xlsxwriter *cll_load_xlsxwriter(const char *file) {
  BIND(
    cll_xlsxwriter, "lxw_version", "lxw_strerror", "workbook_new", "workbook_add_worksheet",
    "workbook_add_format", "workbook_close", "format_set_bold", "format_set_num_format",
    "worksheet_write_string", "worksheet_write_number", "worksheet_freeze_panes",
    "worksheet_set_column");
}
