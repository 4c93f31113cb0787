# code(line): the line without comments, its string and character literals emptied ("" and '').
# literals(): the text of the literals of that line, joined by a newline. Keeps whether a block
# comment is open from line to line: call it on every line, and new_file() at the start of each file.
function new_file() { in_comment = 0 }

function code(line,    result, character, next_two, i, length_of_line, quote, escaped) {
    result = ""; literal_text = ""; quote = ""
    length_of_line = length(line)
    for (i = 1; i <= length_of_line; i++) {
        character = substr(line, i, 1); next_two = substr(line, i, 2)
        if (in_comment) {
            if (next_two == "*/") { in_comment = 0; i++ }
        } else if (quote != "") {
            if (escaped) { escaped = 0; literal_text = literal_text character }
            else if (character == "\\") escaped = 1
            else if (character == quote) { quote = ""; result = result character; literal_text = literal_text "\n" }
            else literal_text = literal_text character
        } else if (next_two == "/*") { in_comment = 1; i++; result = result " " }
        else if (next_two == "//") break
        else {
            if (character == "\"" || character == "'") quote = character
            result = result character
        }
    }
    return result
}

function literals() { return literal_text }
