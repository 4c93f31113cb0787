/* Images: each picture is one object in the file, however often it is drawn. */
#ifndef DEVICE_HARU_IMAGE_H
#define DEVICE_HARU_IMAGE_H

#include "device/haru_content.h"

/* Draws `image`, upright after its EXIF orientation, where `unit_square_to_page` puts the unit
 * square (y down). The image's bytes must live until the page is finished. An RGB image in a CMYK
 * document is reported as W_IMAGE_RGB_IN_CMYK, once. */
void haru_image_draw(HaruContent *content, const Image *image, Matrix unit_square_to_page);

/* From here on pictures are known by their hashes only: those drawn so far may be gone. */
void haru_images_forget(HaruDocument *document);

#endif
