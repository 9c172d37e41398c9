export { runStudyInWorkers, type WorkerOptions } from './workers.ts'
