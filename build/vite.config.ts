import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page. Everything it loads is a file beside it, because its content security policy allows nothing else. */
export default defineConfig({
  root: fileURLToPath(new URL('../renderer/', import.meta.url)),
  base: './',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../out/app/renderer/', import.meta.url)),
    emptyOutDir: true,
    // The window, and the hidden page that is printed.
    rollupOptions: {
      input: ['index.html', 'print.html'].map((page) => fileURLToPath(new URL(`../renderer/${page}`, import.meta.url))),
    },
    target: 'chrome130',
    sourcemap: false,
    // Data URIs and inline scripts are refused by the policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The files are read from the disk of the same machine; gzip sizes say nothing here.
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
  },
});
