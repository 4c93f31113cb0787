/* Compiler attributes by a readable name. GCC and Clang only, as the Makefile asks for. */
#ifndef BASE_ATTRIBUTES_H
#define BASE_ATTRIBUTES_H

#define WARN_UNUSED                 __attribute__((warn_unused_result))
#define NEVER_NULL                  __attribute__((returns_nonnull))
#define NORETURN                    __attribute__((noreturn))
#define NULL_TERMINATED             __attribute__((sentinel)) /* the last argument is NULL */
#define PRINTF_LIKE(pattern, first) __attribute__((format(printf, pattern, first)))

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
