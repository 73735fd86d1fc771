// libedit for Swift: its own header, and fixed-arity names for what is variadic there.
//
// Only the wide interface of libedit is used. `wchar_t` holds one Unicode scalar.
#ifndef CEDITLINE_H
#define CEDITLINE_H

#include <histedit.h>
#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

typedef unsigned char (*cel_key_function)(EditLine *_Nonnull, wint_t);
typedef int (*cel_getc_function)(EditLine *_Nonnull, wchar_t *_Nonnull);
typedef wchar_t *_Nonnull (*cel_prompt_function)(EditLine *_Nonnull);

// An editor over two descriptors of one terminal, with its own streams on copies of them.
// libedit's remarks on an unknown TERM go to the null device. NULL when that fails.
EditLine *_Nullable cel_open(const char *_Nonnull name, int input, int output);
void cel_close(EditLine *_Nonnull editor);

// Whether the terminal's description has the string capability `name` ("up").
bool cel_has_capability(EditLine *_Nonnull editor, const char *_Nonnull name);

void cel_set_client(EditLine *_Nonnull editor, void *_Nullable client);
void *_Nullable cel_get_client(EditLine *_Nonnull editor);
int cel_set_getc(EditLine *_Nonnull editor, cel_getc_function _Nonnull function);
int cel_set_prompt(EditLine *_Nonnull editor, cel_prompt_function _Nonnull function, wchar_t escape);
int cel_set_editor(EditLine *_Nonnull editor, const char *_Nonnull name);
bool cel_is_vi(EditLine *_Nonnull editor);
int cel_set_signal(EditLine *_Nonnull editor, int on);
int cel_prep_term(EditLine *_Nonnull editor, int raw);
int cel_refresh(EditLine *_Nonnull editor);
int cel_settc(EditLine *_Nonnull editor, const char *_Nonnull capability, const char *_Nonnull value);
int cel_setty(EditLine *_Nonnull editor, const char *_Nonnull mode, const char *_Nonnull setting);
int cel_addfn(
  EditLine *_Nonnull editor, const char *_Nonnull name, const char *_Nonnull help,
  cel_key_function _Nonnull function);
int cel_bind(EditLine *_Nonnull editor, const char *_Nonnull key, const char *_Nonnull command);
// The same in the map of vi's command mode.
int cel_bind_alt(EditLine *_Nonnull editor, const char *_Nonnull key, const char *_Nonnull command);

int cel_set_history(EditLine *_Nonnull editor, HistoryW *_Nonnull history);
int cel_hist_size(HistoryW *_Nonnull history, int size);
int cel_hist_enter(HistoryW *_Nonnull history, const wchar_t *_Nonnull text);

// Writes on the editor's own output stream, in order with what libedit draws, and flushes it.
void cel_write(EditLine *_Nonnull editor, const char *_Nonnull bytes, size_t count);
// Flushes the program's standard output.
void cel_flush_standard_output(void);

// Asks the terminal to mark pasted text, or to stop; stopped by itself when the program exits.
void cel_mark_pastes(EditLine *_Nonnull editor, int output, bool on);

// Makes signal `number` arrive as one byte on a pipe; gives the end to read, or -1. Every signal
// shares that pipe. What the signal did before comes back with `cel_signal_restore`.
int cel_signal_pipe(int number);
void cel_signal_restore(int number);
// Lets signal `number` act as the system has it, and sends it to this process.
void cel_signal_raise(int number);

// Width and height of a terminal in cells; false when `descriptor` is none or does not know.
bool cel_winsize(int descriptor, int *_Nonnull columns, int *_Nonnull rows);
int cel_wcwidth(wchar_t scalar);

// Sets the character type of the process from its environment, or to C.UTF-8 when that is not
// UTF-8. Sorting and numbers keep following no locale. False when neither gives UTF-8.
bool cel_adopt_utf8(void);

#endif
