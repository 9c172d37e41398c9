import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { catalogs } from './src/web/build/catalogs.ts'

const root = import.meta.dirname

export default defineConfig({
  root,
  publicDir: 'public',
  plugins: [react(), catalogs(root)],
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    cssCodeSplit: true,
    chunkSizeWarningLimit: 1200,
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': process.env.SANOAT_URL ?? 'http://127.0.0.1:3000' } },
})
