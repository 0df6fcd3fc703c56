#pragma once
// Wide-character entry points need these before the first curses header.
#define _XOPEN_SOURCE 700
#define _DEFAULT_SOURCE 1
#define NCURSES_WIDECHAR 1
#include <curses.h>
// term.h would define "columns", "lines" and hundreds of other macros; this is all that is needed
// of it: whether a terminal is known, asked before curses writes anything.
extern int setupterm(const char *name, int descriptor, int *error);
// wcwidth, which curses itself uses to place glyphs.
#include <wchar.h>

// Attribute constants are casts in macros, which Swift does not import.
static const attr_t tideline_bold = A_BOLD;
static const attr_t tideline_dim = A_DIM;
static const attr_t tideline_italic = A_ITALIC;
static const attr_t tideline_underline = A_UNDERLINE;
static const attr_t tideline_reverse = A_REVERSE;

// Swift 6 refuses C globals that change; these read them.
static inline WINDOW *tideline_screen(void) { return stdscr; }
static inline WINDOW *tideline_physical_screen(void) { return curscr; }
static inline int tideline_colors(void) { return COLORS; }
static inline int tideline_pairs(void) { return COLOR_PAIRS; }

// tigetstr takes a char * that it does not change and answers -1 for a name it does not know.
static inline const char *tideline_capability(const char *name) {
    const char *value = tigetstr((char *)name);
    return value == (const char *)-1 ? NULL : value;
}

// setcchar takes pairs beyond 32767 only through its last parameter, which Swift sees as raw
// memory. A glyph that this C library thinks has another width would shift the rest of its row:
// then a question mark stands for it.
static inline int tideline_cell(
    cchar_t *cell, const wchar_t *text, int columns, attr_t attributes, int pair) {
    static const wchar_t replacement[2] = {L'?', 0};
    const wchar_t *shown = wcwidth(text[0]) == columns ? text : replacement;
    if (setcchar(cell, shown, attributes, 0, &pair) == OK) return wcwidth(shown[0]);
    return setcchar(cell, replacement, attributes, 0, &pair) == OK ? 1 : 0;
}
