/* Words for errno values: base/system_error.c. */
#include "base/system_error.h"

#include <errno.h>

#include "test.h"

TEST(system_error_words_in_both_languages)
{
    CHECK_TEXT(system_error_words(test->arena, ENOSPC, DIAG_ENGLISH), "the disk is full");
    CHECK_TEXT(system_error_words(test->arena, ENOSPC, DIAG_CHINESE), "磁盘已满");
    CHECK_TEXT(system_error_words(test->arena, 99999, DIAG_ENGLISH), "system error 99999");
    CHECK_TEXT(system_error_words(test->arena, 99999, DIAG_CHINESE), "系统错误 99999");
}
