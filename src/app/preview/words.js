// The words of the page, English and Chinese side by side.
const table = {
  zoomIn: ['zoom in', '放大'], zoomOut: ['zoom out', '缩小'], zoomFull: ['one to one', '原大（100 %）'],
  zoomFit: ['fit the window', '适合窗口'], zoomReal: ['real size in millimetres', '实际尺寸（毫米）'],
  fit: ['Fit', '适合'], real: ['mm', '实寸'], boxes: ['Boxes', '框线'], margins: ['Margins', '边距'], vector: ['Vector', '矢量'],
  showBoxes: ['outline every element', '显示全部元素框'], showMargins: ['page margins and bleed', '显示页边距与出血'],
  guides: ['Grid', '网格'], reading: ['Order', '顺序'], findings: ['Preflight', '印前'],
  showGuides: ['baselines of the text and cells of grids', '文字基线与网格单元'],
  showReading: ['reading order, as a screen reader follows it', '阅读顺序（读屏软件所循）'],
  showFindings: ['what a printer would complain of', '印前检查的问题'],
  showInk: ['a single plate, or the ink of all plates', '单色印版或总墨量'],
  inkNone: ['all colours', '彩色'], inkAll: ['total ink', '总墨量'], findingCount: ['{1} findings', '{1} 处问题'],
  showVector: ['draw as vectors (SVG) instead of pixels', '以矢量（SVG）代替像素显示'],
  getPdf: ['download as PDF', '下载 PDF'], getPng: ['download this page as PNG, 300 dpi', '下载本页 PNG（300 dpi）'],
  getSvg: ['download this page as SVG', '下载本页 SVG'],
  undo: ['undo the last edit made here', '撤销在此所作的上一次改动'], undoText: ['Undo', '撤销'],
  settings: ['Settings', '设置'], language: ['Language', '语言'], look: ['Look', '外观'], lookAuto: ['as the system', '跟随系统'],
  lookLight: ['light', '浅色'], lookDark: ['dark', '深色'], editor: ['Links open in', '链接打开方式'],
  calibrate: ['For real size, make this bar as wide as a bank card (85.6 mm):', '校准实际尺寸：拖动滑块，使色条与银行卡同宽（85.6 毫米）：'],
  keys: ['Keys', '快捷键'], close: ['Close', '关闭'], pages: ['pages', '页面'], page: ['Page {1}', '第 {1} 页'], stage: ['page', '版面'],
  element: ['Element', '元素'], tokens: ['Tokens', '变量'],
  pick: ['Click an element on the page.', '请在版面上点选元素。'],
  size: ['size', '尺寸'], place: ['place', '位置'], padding: ['padding', '内边距'], margin: ['margin', '外边距'], overflow: ['overflow', '溢出'],
  text: ['Text', '文字'], data: ['Data', '数据'], style: ['Style', '样式'], because: ['Comes from', '由来'], usedBy: ['by', '因'],
  from: ['from {1}', '继承自 {1}'], ofClass: ['class {1}', '类 {1}'], own: ['own', '自身'], token: ['token', '变量'],
  save: ['Save (Ctrl+Enter)', '保存（Ctrl+Enter）'], copied: ['copied {1}', '已复制 {1}'], copy: ['copy', '复制'],
  saved: ['saved', '已保存'], undone: ['undone', '已撤销'], readOnly: ['read-only', '只读'],
  cmykStays: ['changes the screen colour (rgb) only', '只改屏幕色（rgb），印刷色不变'],
  shown: ['{1} ms', '{1} 毫秒'], connecting: ['connecting …', '正在连接……'], lost: ['yitu watch has ended', 'yitu watch 已结束'],
  errors: ['{1} errors', '{1} 处错误'], error: ['1 error', '1 处错误'], lastGood: ['the last good page stays on view', '仍显示上一次正确的版面'],
  problems: ['{1} errors, {2} warnings', '{1} 处错误，{2} 处警告'], nothing: ['nothing to show yet', '暂无可显示的版面'],
  crashed: ['The renderer died of this layout. Change it and save, and it is tried again.', '渲染进程因此版面异常退出。修改并保存后将重试。'],
  slow: ['This layout takes too long to draw; it was stopped. Change it and save, and it is tried again; --limit WATCH_SECONDS=N gives it more time.', '此版面渲染超时，已中止。修改并保存后将重试；可用 --limit WATCH_SECONDS=数值 延长时间。'],
  large: ['This layout needs too much memory; it was stopped. Change it and save, and it is tried again; --limit WATCH_MEMORY=N gives it more.', '此版面占用内存过多，已中止。修改并保存后将重试；可用 --limit WATCH_MEMORY=数值 增加内存。'],
  notSimple: ['{1} is computed in the layout: {2}', '{1} 由版面计算得出：{2}'],
  keyBefore: ['hold: the page before the last change', '按住：上次改动前的版面'], keyPages: ['next, previous page', '下一页，上一页'],
  keyParent: ['the element around', '选取上级元素'], keyNone: ['select nothing', '取消选取'], keyPanels: ['inspector, problems', '检查器，问题列表'],
  records: ['Data', '数据'], recordBack: ['record before', '上一条记录'], recordNext: ['next record', '下一条记录'], keyRecords: ['record before, next record', '上一条、下一条记录'],
  recordNumber: ['record {1}', '第 {1} 条'], allLongest: ['a record of the longest value of every field', '各字段均取最长值'], allShortest: ['a record of the shortest value of every field', '各字段均取最短值'],
  longest: ['longest', '最长'], shortest: ['shortest', '最短'], largest: ['largest', '最大'], smallest: ['smallest', '最小'],
  searched: ['extremes are those of the first {1} records', '最值取自前 {1} 条记录'],
  keyTheme: ['light, dark', '浅色，深色'],
};

let column = 0;

export function setLanguage(language) {
  column = language === 'zh' ? 1 : 0;
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

export function word(name, ...values) {
  const row = table[name];
  return (row ? row[column] : name).replace(/\{(\d)\}/g, (_, index) => values[index - 1]);
}

/** Fills data-text (content) and data-word (title) of the page. */
export function fillWords(root) {
  for (const item of root.querySelectorAll('[data-text]')) item.textContent = word(item.dataset.text);
  for (const item of root.querySelectorAll('[data-word]')) {
    const key = item.dataset.key ? ` [${item.dataset.key}]` : '';
    item.title = word(item.dataset.word) + key;
    item.setAttribute('aria-label', word(item.dataset.word));
  }
}
