#define _GNU_SOURCE  // wcwidth, beside the POSIX names

#include "CEditLine.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

// Opening and closing

static FILE *stream_on(int descriptor, const char *mode) {
  int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
  if (copy < 0) return NULL;
  FILE *stream = fdopen(copy, mode);
  if (stream == NULL) close(copy);
  return stream;
}

EditLine *cel_open(const char *name, int input, int output) {
  FILE *in = stream_on(input, "r");
  FILE *out = stream_on(output, "w");
  FILE *remarks = fopen("/dev/null", "we");
  EditLine *editor = NULL;
  if (in != NULL && out != NULL && remarks != NULL) editor = el_init(name, in, out, remarks);
  if (editor != NULL) return editor;
  if (in != NULL) fclose(in);
  if (out != NULL) fclose(out);
  if (remarks != NULL) fclose(remarks);
  return NULL;
}

void cel_close(EditLine *editor) {
  FILE *streams[3] = {NULL, NULL, NULL};
  for (int i = 0; i < 3; i++) el_wget(editor, EL_GETFP, i, &streams[i]);
  el_end(editor);
  for (int i = 0; i < 3; i++)
    if (streams[i] != NULL) fclose(streams[i]);
}

bool cel_has_capability(EditLine *editor, const char *name) {
  char *value = NULL;
  return el_wget(editor, EL_GETTC, name, &value) == 0 && value != NULL && *value != '\0';
}

// Variadic calls of libedit, one name each. Those that take key names or capabilities use the
// narrow call, which widens and keeps copies of its arguments.

void cel_set_client(EditLine *editor, void *client) { el_wset(editor, EL_CLIENTDATA, client); }

void *cel_get_client(EditLine *editor) {
  void *client = NULL;
  el_wget(editor, EL_CLIENTDATA, &client);
  return client;
}

int cel_set_getc(EditLine *editor, cel_getc_function function) {
  return el_wset(editor, EL_GETCFN, function);
}

int cel_set_prompt(EditLine *editor, cel_prompt_function function, wchar_t escape) {
  return el_wset(editor, EL_PROMPT_ESC, function, (int)escape);
}

int cel_set_editor(EditLine *editor, const char *name) {
  return el_set(editor, EL_EDITOR, name);
}

bool cel_is_vi(EditLine *editor) {
  const wchar_t *name = NULL;
  return el_wget(editor, EL_EDITOR, &name) == 0 && name != NULL && wcscmp(name, L"vi") == 0;
}

int cel_set_signal(EditLine *editor, int on) { return el_wset(editor, EL_SIGNAL, on); }
int cel_prep_term(EditLine *editor, int raw) { return el_wset(editor, EL_PREP_TERM, raw); }
int cel_refresh(EditLine *editor) { return el_wset(editor, EL_REFRESH); }

int cel_settc(EditLine *editor, const char *capability, const char *value) {
  return el_set(editor, EL_SETTC, capability, value, NULL);
}

int cel_setty(EditLine *editor, const char *mode, const char *setting) {
  return el_set(editor, EL_SETTY, mode, setting, NULL);
}

int cel_addfn(EditLine *editor, const char *name, const char *help, cel_key_function function) {
  return el_set(editor, EL_ADDFN, name, help, function);
}

int cel_bind(EditLine *editor, const char *key, const char *command) {
  return el_set(editor, EL_BIND, key, command, NULL);
}

int cel_bind_alt(EditLine *editor, const char *key, const char *command) {
  return el_set(editor, EL_BIND, "-a", key, command, NULL);
}

int cel_set_history(EditLine *editor, HistoryW *history) {
  return el_wset(editor, EL_HIST, history_w, history);
}

int cel_hist_size(HistoryW *history, int size) {
  HistEventW event;
  return history_w(history, &event, H_SETSIZE, size);
}

int cel_hist_enter(HistoryW *history, const wchar_t *text) {
  HistEventW event;
  return history_w(history, &event, H_ENTER, text);
}

// Output

void cel_write(EditLine *editor, const char *bytes, size_t count) {
  FILE *out = NULL;
  if (el_wget(editor, EL_GETFP, 1, &out) != 0 || out == NULL) return;
  fwrite(bytes, 1, count, out);
  fflush(out);
}

void cel_flush_standard_output(void) { fflush(stdout); }

static int marked_terminal = -1;
static bool stops_marking_at_exit = false;

static void stop_marking(void) {
  static const char off[] = "\033[?2004l";
  if (marked_terminal < 0) return;
  if (write(marked_terminal, off, sizeof off - 1) < 0) return;
  marked_terminal = -1;
}

void cel_mark_pastes(EditLine *editor, int output, bool on) {
  cel_write(editor, on ? "\033[?2004h" : "\033[?2004l", 8);
  marked_terminal = on ? output : -1;
  if (!stops_marking_at_exit) stops_marking_at_exit = atexit(stop_marking) == 0;
}

// Signals

#define SIGNALS 65

static int pipe_ends[2] = {-1, -1};
static struct sigaction earlier[SIGNALS];
static bool caught[SIGNALS];

static void on_signal(int number) {
  int saved = errno;
  unsigned char byte = (unsigned char)number;
  // A full pipe already holds a reason to wake up.
  ssize_t written = write(pipe_ends[1], &byte, 1);
  (void)written;
  errno = saved;
}

int cel_signal_pipe(int number) {
  if (number <= 0 || number >= SIGNALS) return -1;
  if (pipe_ends[0] < 0) {
    int ends[2];
    if (pipe(ends) != 0) return -1;
    for (int i = 0; i < 2; i++) {
      fcntl(ends[i], F_SETFD, FD_CLOEXEC);
      fcntl(ends[i], F_SETFL, fcntl(ends[i], F_GETFL) | O_NONBLOCK);
    }
    pipe_ends[1] = ends[1];
    pipe_ends[0] = ends[0];
  }
  if (caught[number]) return pipe_ends[0];
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_signal;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  if (sigaction(number, &action, &earlier[number]) != 0) return -1;
  caught[number] = true;
  return pipe_ends[0];
}

void cel_signal_restore(int number) {
  if (number <= 0 || number >= SIGNALS || !caught[number]) return;
  sigaction(number, &earlier[number], NULL);
  caught[number] = false;
}

void cel_signal_raise(int number) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
  kill(getpid(), number);
}

// Terminal and characters

bool cel_winsize(int descriptor, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return false;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return true;
}

int cel_wcwidth(wchar_t scalar) { return wcwidth(scalar); }

bool cel_adopt_utf8(void) {
  if (setlocale(LC_CTYPE, "") != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return true;
  return setlocale(LC_CTYPE, "C.UTF-8") != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}
