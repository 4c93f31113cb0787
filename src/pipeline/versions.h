/* Versions of the libraries that this program runs with. */
#ifndef PIPELINE_VERSIONS_H
#define PIPELINE_VERSIONS_H

int versions_count(void);
const char *versions_name(int index); /* 0 .. versions_count() - 1 */
const char *versions_text(int index);

#endif
