import { join } from 'node:path'
import type { Settings } from '../settings.ts'
import type { FileStore } from './content.ts'
import { diskFiles } from './disk.ts'
import { s3Files } from './s3.ts'

/** Where the settings keep files: in an S3-compatible store when one is named, else in the data folder. */
export const openFiles = (settings: Settings): FileStore => (settings.s3 === undefined ? diskFiles(join(settings.dataFolder, 'files')) : s3Files(settings.s3))
