import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { catalogs } from './src/web/build/catalogs.ts'
import { operationAddresses } from './src/web/build/operations.ts'

const root = import.meta.dirname

export default defineConfig(({ command }) => {
  // Pages are made the same way whoever asks for them, also in a run that has set NODE_ENV to something else.
  if (command === 'build') process.env.NODE_ENV = 'production'
  return {
    root,
    publicDir: 'public',
    plugins: [react(), catalogs(root), operationAddresses()],
    build: {
      outDir: 'dist/web',
      emptyOutDir: true,
      manifest: true,
      target: 'es2023',
      cssCodeSplit: true,
      chunkSizeWarningLimit: 1200,
      rolldownOptions: {
        output: {
          advancedChunks: {
            groups: [
              { name: 'libraries', test: /node_modules\/(react|react-dom|scheduler|@tanstack|zod)\// },
              {
                name: 'kit',
                test: /src\/(web\/(kit|client|figure)\/|web\/view\/(cells|digits|page)|web\/theme|lib\/)|packages\/uzbek\//,
              },
            ],
          },
        },
      },
    },
    worker: { format: 'es' },
    server: { proxy: { '/api': process.env.SANOAT_URL ?? 'http://127.0.0.1:3000' } },
  }
})
