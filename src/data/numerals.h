/* Numbers in Chinese numerals. */
#ifndef DATA_NUMERALS_H
#define DATA_NUMERALS_H

#include "data/formatting.h"

typedef enum NumeralCase { NUMERAL_LOWER, NUMERAL_UPPER } NumeralCase;

/* 一百零五, 壹佰零伍: whole numbers below 10^16 and decimals after 点. Returns false for larger
 * ones. In lower case 10 to 19 are 十, 十一 ..., in upper case 壹拾, 壹拾壹 ... */
bool numerals_write(StrBuf *out, const Decimal *number, NumeralCase letters, FormatScript script);

/* 二〇二四, 贰零贰肆: digit by digit. */
void numerals_write_digits(StrBuf *out, const Decimal *number, NumeralCase letters,
                           FormatScript script);

/* The formats cjk and cjkUpper: numerals_write, or with the argument 'digits' digit by digit. */
JsonValue *numerals_apply(const FormatCall *call, const char *name, NumeralCase letters);

#endif
