import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsMacros, mayOpen, riskOfHead, riskOfName } from '../../../shared/domain/file-risk.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('the risk of opening a file', () => {
  it('Names of programs, scripts, shortcuts and macro files are risky, however they are written', () => {
    const names = {
      '安装.exe': 'program',
      '报表.EXE': 'program',
      '名单.pdf.exe': 'program',
      'a.exe.': 'program',
      'a.exe  ': 'program',
      'ａ．ｅｘｅ': 'program',
      '说明.com': 'program',
      '驱动.msi': 'program',
      '屏保.scr': 'program',
      '备份.bat': 'script',
      '备份.cmd': 'script',
      '备份.ps1': 'script',
      '页面.hta': 'script',
      '脚本.js': 'script',
      '脚本.vbs': 'script',
      '注册.reg': 'script',
      '帮助.chm': 'script',
      '设置.settingcontent-ms': 'script',
      '快捷方式.lnk': 'shortcut',
      '网址.url': 'shortcut',
      '启动.desktop': 'shortcut',
      '台账.xlsm': 'macro',
      '通知.docm': 'macro',
      '课件.pptm': 'macro',
    };
    expect(Object.fromEntries(Object.keys(names).map((name) => [name, riskOfName(name)]))).toEqual(names);
  });

  it('A name that turns its letters round is disguised, and what it hides is seen through', () => {
    expect(riskOfName('名单\u202efdp.exe')).toBe('program');
    expect(riskOfName('名单\u202etxt.fdp')).toBe('disguised');
    expect(riskOfName('名\u200b单.e\u200bxe')).toBe('program');
  });

  it('Papers, pictures, sound and film are no risk', () => {
    for (const name of [
      '报告.pdf',
      '报告.docx',
      '台账.xls',
      '照片.jpg',
      '会议.mp4',
      '录音.mp3',
      '清单.csv',
      '说明.txt',
    ])
      expect([name, riskOfName(name), mayOpen(name, riskOfName(name))]).toEqual([name, null, true]);
  });

  it('A file of a kind that nobody knows is not handed to the system, but is no risk to save', () => {
    for (const name of ['数据.qqq', '没有扩展名', '.profile', '数据.dat', '图.svg', '网页.html'])
      expect([name, mayOpen(name, riskOfName(name))]).toEqual([name, false]);
  });

  it('What the bytes say counts more than a harmless name', () => {
    expect(riskOfHead(bytes(`MZ\u0090${'\0'.repeat(80)}`))).toBe('program');
    expect(riskOfHead(bytes('\u007fELF\u0002\u0001'))).toBe('program');
    expect(riskOfHead(bytes('L\0\0\0\u0001\u0014\u0002\0'))).toBe('shortcut');
    expect(riskOfHead(bytes('#!/bin/sh\nrm -rf'))).toBe('script');
    expect(riskOfHead(bytes('\u00ef\u00bb\u00bf@ECHO OFF\r\ndel'))).toBe('script');
    expect(riskOfHead(bytes('[InternetShortcut]\r\nURL=file://'))).toBe('shortcut');
    expect(riskOfHead(bytes('<html><HTA:APPLICATION id=a>'))).toBe('script');
    expect(riskOfHead(bytes('%PDF-1.7'))).toBeNull();
    expect(riskOfHead(bytes('MZ是一个缩写'))).toBeNull();
  });

  it('Macros are known by their parts', () => {
    expect(holdsMacros('word/vbaProject.bin')).toBe(true);
    expect(holdsMacros('xl/macrosheets/sheet1.xml')).toBe(true);
    expect(holdsMacros('word/document.xml')).toBe(false);
  });

  it('No name whatever makes it fail, and a risky file never may be opened', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.uint8Array({ maxLength: 64 }), (name, head) => {
        const risk = riskOfName(name) ?? riskOfHead(head);
        expect(risk !== null && mayOpen(name, risk)).toBe(false);
        expect(mayOpen(`${name}.exe`, riskOfName(`${name}.exe`))).toBe(false);
      }),
    );
  });
});
