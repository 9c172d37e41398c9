import { parentPort } from 'node:worker_threads'
import { createStudyWorker } from '../uncertainty/job.ts'

const answer = createStudyWorker()
parentPort?.on('message', (message) => {
  const rows = answer(message)
  if (rows) parentPort?.postMessage(rows)
})
