# weasy.py FOLDER COUNT: FOLDER/1.html ... to PDF by WeasyPrint, in one process.
import sys
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

fonts = FontConfiguration()
for number in range(1, int(sys.argv[2]) + 1):
    path = "%s/%d" % (sys.argv[1], number)
    HTML(filename=path + ".html").write_pdf(path + ".pdf", font_config=fonts)
