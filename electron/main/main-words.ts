import type { Language } from '../../shared/contract/desktop.ts';

/** The few words that the main process says itself: menus, dialogs, and what goes wrong before a window stands. */
const zhCn = {
  files: {
    workspace: '岗标工作区',
    workbook: 'Excel 工作簿',
    table: 'Excel 或 Word 表格',
    pdf: 'PDF 文档',
    docx: 'Word 文档',
    bundle: '同步包',
    sealedBundle: '加密的同步包',
    enrolment: '备案文件',
    library: '标准库',
    evidence: '支撑材料',
    foreign: 'Word、Excel 与文本文件',
    any: '所有文件',
  },
  menu: {
    file: '文件',
    new: '新建或切换工作区…',
    open: '打开工作区…',
    import: '导入 Excel 工作簿…',
    inbox: '收件箱',
    bundle: '导出同步包…',
    print: '打印…',
    settings: '设置',
    quit: '退出',
    edit: '编辑',
    undo: '撤销',
    redo: '重做',
    cut: '剪切',
    copy: '复制',
    paste: '粘贴',
    selectAll: '全选',
    search: '查找…',
    view: '视图',
    handbook: '质量手册',
    dashboard: '全校总览',
    reviews: '复核',
    fullScreen: '全屏',
    devTools: '开发者工具',
  },
  cannotStart: '岗标无法启动',
} as const;

type Words = {
  readonly [G in keyof typeof zhCn]: (typeof zhCn)[G] extends string
    ? string
    : { readonly [W in keyof (typeof zhCn)[G]]: string };
};

const en: Words = {
  files: {
    workspace: 'Gangbiao workspace',
    workbook: 'Excel workbook',
    table: 'Excel or Word table',
    pdf: 'PDF document',
    docx: 'Word document',
    bundle: 'Sync bundle',
    sealedBundle: 'Encrypted bundle',
    enrolment: 'Enrolment',
    library: 'Standard library',
    evidence: 'Evidence',
    foreign: 'Word, Excel and text files',
    any: 'All files',
  },
  menu: {
    file: 'File',
    new: 'New or other workspace…',
    open: 'Open workspace…',
    import: 'Import Excel workbook…',
    inbox: 'Inbox',
    bundle: 'Export sync bundle…',
    print: 'Print…',
    settings: 'Settings',
    quit: 'Quit',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    search: 'Find…',
    view: 'View',
    handbook: 'Quality handbook',
    dashboard: 'Whole school',
    reviews: 'Reviews',
    fullScreen: 'Full screen',
    devTools: 'Developer tools',
  },
  cannotStart: 'Gangbiao cannot start',
};

/** The main process's words in one language. */
export function mainWords(language: Language): Words {
  return language === 'en' ? en : zhCn;
}
