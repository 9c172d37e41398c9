import { AwsClient } from 'aws4fetch'
import type { S3Settings } from '../settings.ts'
import { hashOfBytes, isHash, requireWhole, type FileStore } from './content.ts'

/** Files in an S3-compatible store (path style: endpoint/bucket/ab/cdef…). A PUT is answered only when the object is kept. */
export function s3Files(settings: S3Settings): FileStore {
  const client = new AwsClient({
    accessKeyId: settings.accessKey,
    secretAccessKey: settings.secretKey,
    region: settings.region,
    service: 's3',
    retries: 3,
  })
  const addressOf = (hash: string) => `${settings.endpoint}/${settings.bucket}/${hash.slice(0, 2)}/${hash.slice(2)}`
  return {
    put: async (bytes) => {
      const hash = hashOfBytes(bytes)
      const response = await client.fetch(addressOf(hash), {
        method: 'PUT',
        body: Buffer.from(bytes),
        headers: { 'content-type': 'application/octet-stream', 'x-amz-content-sha256': hash },
      })
      await response.arrayBuffer()
      if (!response.ok) throw failed('keep', hash, response.status)
      return { hash, size: bytes.byteLength }
    },
    get: async (hash) => {
      if (!isHash(hash)) return undefined
      const response = await client.fetch(addressOf(hash))
      const bytes = Buffer.from(await response.arrayBuffer())
      if (response.status === 404) return undefined
      if (!response.ok) throw failed('read', hash, response.status)
      return requireWhole(hash, bytes)
    },
  }
}

/** 507 is what stores answer when they are full. */
const failed = (attempt: string, hash: string, status: number): Error =>
  Object.assign(new Error(`Cannot ${attempt} the file ${hash}: the store answered ${status}`), status === 507 ? { code: 'ENOSPC' } : {})
