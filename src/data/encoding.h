/* The encodings of data files. Inside data/ only. */
#ifndef DATA_ENCODING_H
#define DATA_ENCODING_H

#include "json/json.h"

/* `source` as UTF-8. `declared` is the option "encoding": "utf-8" or "gb18030"; NULL: utf-8.
 * Converted text is a source of its own with the same name. NULL: reported. */
const SourceText *encoding_to_utf8(Arena *arena, DiagSink *diagnostics, const SourceText *source,
                                   const JsonValue *declared);

#endif
