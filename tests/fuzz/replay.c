/* Gives files to a fuzz target without libFuzzer: the main program of build/replay/<target>, which
 * tests/fuzz/run.sh runs over the seeds and over every input that was a finding once. Prints each
 * name before it is tried, so that the last line names what ended the program. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerInitialize(int *count, char ***arguments) __attribute__((weak));
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

#define LARGEST_INPUT 65536 /* as fuzz.sh limits them */

static int replay(const char *path)
{
    FILE *file = fopen(path, "rb");
    uint8_t *bytes = malloc(LARGEST_INPUT);
    if (!file || !bytes) {
        fprintf(stderr, "replay: %s can not be read\n", path);
        free(bytes);
        return 1;
    }
    size_t size = fread(bytes, 1, LARGEST_INPUT, file);
    fclose(file);
    printf("%s\n", path);
    fflush(stdout);
    /* A block of just that size: what reads past it is seen by the sanitizer and by valgrind. */
    uint8_t *input = realloc(bytes, size ? size : 1);
    if (!input) {
        free(bytes);
        return 1;
    }
    LLVMFuzzerTestOneInput(input, size);
    free(input);
    return 0;
}

int main(int count, char **arguments)
{
    int failed = 0;
    if (LLVMFuzzerInitialize)
        LLVMFuzzerInitialize(&count, &arguments);
    for (int i = 1; i < count; i++)
        failed |= replay(arguments[i]);
    return failed;
}
