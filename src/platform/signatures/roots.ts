import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Certificate, CertificateChainValidationEngine } from 'pkijs'

const kept = new Map<string, readonly Certificate[]>()

/** The trusted certificates of a folder (PEM, any number in a file), read once; undefined where no folder is set. */
export function readRoots(folder: string | undefined): readonly Certificate[] | undefined {
  if (folder === undefined) return undefined
  const known = kept.get(folder)
  if (known !== undefined) return known
  const roots = readdirSync(folder)
    .filter((name) => /\.(pem|crt|cer)$/i.test(name))
    .flatMap((name) => certificatesIn(readFileSync(join(folder, name), 'latin1')))
  kept.set(folder, roots)
  return roots
}

const certificatesIn = (pem: string): Certificate[] =>
  [...pem.matchAll(/-----BEGIN CERTIFICATE-----([\s\S]+?)-----END CERTIFICATE-----/g)].map(([, body = '']) =>
    Certificate.fromBER(new Uint8Array(Buffer.from(body, 'base64')).buffer),
  )

/** Whether a certificate leads to one of the roots by the certificates that came with it, each valid on the day. Revocation is not asked for. */
export async function leadsToRoot(certificate: Certificate, others: readonly Certificate[], roots: readonly Certificate[], now: Date): Promise<boolean> {
  const between = others.filter((other) => other !== certificate)
  const engine = new CertificateChainValidationEngine({ trustedCerts: [...roots], certs: [...between, certificate], checkDate: now })
  return engine.verify().then(
    ({ result }) => result,
    () => false,
  )
}
