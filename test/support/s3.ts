import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'

/** A small store that speaks S3: keeps objects in memory and computes every request's signature itself (AWS Signature Version 4). */
export type TestS3 = {
  readonly url: string
  readonly objects: Map<string, Buffer>
  /** From now on the store has no room. */
  readonly full: (isFull: boolean) => void
  readonly stop: () => Promise<void>
}

export async function startS3(accessKey: string, secretKey: string): Promise<TestS3> {
  const objects = new Map<string, Buffer>()
  let isFull = false
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const path = request.url ?? ''
      if (!isSigned(request, body, accessKey, secretKey)) return response.writeHead(403).end()
      if (request.method === 'PUT') {
        if (isFull) return response.writeHead(507).end()
        objects.set(path, body)
        return response.writeHead(200).end()
      }
      const object = objects.get(path)
      return object === undefined ? response.writeHead(404).end() : response.writeHead(200).end(object)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('Cannot start the store: it has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    objects,
    full: (now) => (isFull = now),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest()
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')

/** Computes the signature as the documentation of AWS Signature Version 4 describes it, and compares. */
function isSigned(request: IncomingMessage, body: Buffer, accessKey: string, secretKey: string): boolean {
  const form = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([\w;-]+), Signature=([0-9a-f]{64})$/
  const [, key, day = '', region = '', signed = '', signature] = form.exec(request.headers.authorization ?? '') ?? []
  const told = request.headers['x-amz-content-sha256']
  if (key !== accessKey || (told !== 'UNSIGNED-PAYLOAD' && told !== sha256(body))) return false
  const headers = signed.split(';').map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`)
  const canonical = [request.method, request.url, '', headers.join(''), signed, told].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n')
  const secret = ['s3', 'aws4_request'].reduce((made, part) => hmac(made, part), hmac(hmac(`AWS4${secretKey}`, day), region))
  return hmac(secret, text).toString('hex') === signature
}
