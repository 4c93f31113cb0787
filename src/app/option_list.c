/* Option list: see option_list.h. */
#include "app/option_list.h"

const char *option_list_shared(DiagLanguage language)
{
    return language == DIAG_CHINESE
               ? "  --lang en|zh             提示信息的语言（默认取自环境）\n"
                 "  --diagnostics text|json  提示信息的格式\n"
                 "  --fonts DIR              字体清单所在的文件夹\n"
                 "  --limit NAME=N           提高或降低一项上限（见 yitu limits），可重复\n"
                 "  --help                   本命令的说明\n"
               : "  --lang en|zh             language of messages (default: the environment's)\n"
                 "  --diagnostics text|json  form of messages\n"
                 "  --fonts DIR              folder of the font manifest\n"
                 "  --limit NAME=N           raise or lower a limit (yitu limits lists them); may "
                 "be repeated\n"
                 "  --help                   what the command does\n";
}

/* The word at the start of the text, which moves on behind it. */
static Text take_word(Text *text)
{
    size_t length = 0;
    while (length < text->length && text->data[length] != ' ')
        length++;
    Text word = {text->data, length};
    *text = (Text){text->data + length, text->length - length};
    return word;
}

static size_t take_spaces(Text *text)
{
    size_t count = 0;
    while (count < text->length && text->data[count] == ' ')
        count++;
    *text = (Text){text->data + count, text->length - count};
    return count;
}

bool option_list_next(const char **help, OptionLine *option)
{
    if (!*help || !**help)
        return false;
    size_t length = strcspn(*help, "\n");
    Text line = {*help, length};
    *help += length + ((*help)[length] == '\n');
    take_spaces(&line);
    option->name = take_word(&line);
    option->argument = (Text){"", 0};
    /* One space comes before an argument, two or more before the words. */
    if (take_spaces(&line) == 1) {
        option->argument = take_word(&line);
        take_spaces(&line);
    }
    option->words = line;
    return true;
}
