import type { ThemeConfig } from 'antd';

/** The kit in the colours and sizes of renderer/ui/ui.css. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1f4e8c',
    colorError: '#cf1322',
    colorText: '#1f2429',
    colorTextSecondary: '#454c54',
    colorTextTertiary: '#5f6770',
    colorTextPlaceholder: '#6d747b',
    colorTextQuaternary: '#6d747b',
    colorBorder: '#c9c4bb',
    colorBorderSecondary: '#e3dfd8',
    colorBgLayout: '#f4f2ee',
    borderRadius: 6,
    fontSize: 14,
    fontFamily: 'var(--gb-font)',
    motion: false,
  },
  components: {
    Table: { headerBg: '#f8f6f2', cellPaddingBlockSM: 6, headerBorderRadius: 0 },
  },
};

/** Put into the page by the main process, fresh for each load; the policy refuses style sheets without it. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}
