import { resolve } from 'node:path'
import { ok, refuse, type Fault, type Result } from '#lib/result.ts'

/** What the environment may set; everything has a default that works on a laptop. */
export type Settings = {
  readonly port: number
  readonly host: string
  /** Folder of the embedded database, keys and uploads. */
  readonly dataFolder: string
  /** Own PostgreSQL (15 or newer); undefined means the embedded one. */
  readonly databaseUrl: string | undefined
  /** Address people reach the product at, for links and API documents. */
  readonly publicUrl: string
  readonly logLevel: string
  /** Style document of a tile server; none by default: no internet is a normal state. */
  readonly mapStyle: string | undefined
  /** Requests one address may make in a minute. */
  readonly rateLimit: number
  /** S3-compatible store of files; undefined means the folder `files` in the data folder. */
  readonly s3: S3Settings | undefined
  /** Largest document that is taken, in bytes. */
  readonly fileLimit: number
  /** Folder of trusted certificates (PEM) that signatures are checked against; undefined means they are not checked. */
  readonly signRoots: string | undefined
  /** What sessions are signed and second factors and personal numbers encrypted with; undefined means a file of the data folder. */
  readonly secret: string | undefined
  /** The state's sign-in service; undefined where it is not set up. */
  readonly oneid: OneIdSettings | undefined
  /** Whether people may register themselves; they get no role by that. */
  readonly openRegistration: boolean
  /** Mail server and the address mails come from; undefined keeps mails in the outbox. */
  readonly mail: { readonly server: string; readonly from: string } | undefined
  /** Key of this site's name for the E-IMZO program; browsers are given it. */
  readonly eimzoKey: string | undefined
}

/** Where an S3-compatible store is and how it is entered. */
export type S3Settings = {
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly accessKey: string
  readonly secretKey: string
}

/**
 * How OneID is reached. With an issuer: OpenID Connect, found by discovery. With three addresses: plain OAuth 2.0.
 * With the authorization address alone: the dialect of sso.egov.uz, which does everything at that address.
 */
export type OneIdSettings = {
  readonly issuer: string | undefined
  readonly authorizationUrl: string | undefined
  readonly tokenUrl: string | undefined
  readonly userinfoUrl: string | undefined
  readonly clientId: string
  readonly clientSecret: string
}

type Environment = Readonly<Record<string, string | undefined>>

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/** Names the settings know; a mistyped SANOAT_ name is a fault, not a silence. */
const S3_NAMES = ['SANOAT_S3_ENDPOINT', 'SANOAT_S3_BUCKET', 'SANOAT_S3_REGION', 'SANOAT_S3_ACCESS_KEY', 'SANOAT_S3_SECRET_KEY']
const NAMES = [
  ...S3_NAMES,
  'SANOAT_FILE_LIMIT_MB',
  'SANOAT_SIGN_ROOTS',
  'SANOAT_DATA',
  'SANOAT_LOG',
  'SANOAT_LANG',
  'SANOAT_MAP_STYLE',
  'SANOAT_RATE_LIMIT',
  'SANOAT_SECRET',
  'SANOAT_ONEID_ISSUER',
  'SANOAT_ONEID_AUTHORIZATION_URL',
  'SANOAT_ONEID_TOKEN_URL',
  'SANOAT_ONEID_USERINFO_URL',
  'SANOAT_ONEID_CLIENT_ID',
  'SANOAT_ONEID_CLIENT_SECRET',
  'SANOAT_OPEN_REGISTRATION',
  'SANOAT_SMTP_URL',
  'SANOAT_MAIL_FROM',
]

/** Reads the settings, naming every fault at once. */
export function readSettings(environment: Environment): Result<Settings> {
  const faults: Fault[] = []
  const fault = (path: string, value: string, expected: string) => faults.push({ path, code: 'setting.invalid', value, expected })
  const present = (name: string) => {
    const value = environment[name]
    return value === undefined || value === '' ? undefined : value
  }
  const whole = (name: string, fallback: number, low: number, high: number) => {
    const text = present(name)
    if (text === undefined) return fallback
    const value = Number(text)
    if (!Number.isInteger(value) || value < low || value > high) fault(name, text, `a whole number from ${low} to ${high}`)
    return value
  }
  const address = (name: string, protocols: readonly string[]) => {
    const text = present(name)
    if (text === undefined) return undefined
    if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol))
      fault(name, withoutPassword(text), `an address beginning with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`)
    return text
  }

  const yesOrNo = (name: string, fallback: boolean) => {
    const text = present(name)
    if (text !== undefined && text !== 'true' && text !== 'false') fault(name, text, 'true or false')
    return text === undefined ? fallback : text === 'true'
  }
  /** What must be set because something else is. */
  const needed = (name: string, because: string) => {
    const text = present(name)
    if (text === undefined) fault(name, '', `a value, because ${because} is set`)
    return text ?? ''
  }
  const oneid = (): OneIdSettings | undefined => {
    const issuer = address('SANOAT_ONEID_ISSUER', ['http:', 'https:'])
    const authorizationUrl = address('SANOAT_ONEID_AUTHORIZATION_URL', ['http:', 'https:'])
    const tokenUrl = address('SANOAT_ONEID_TOKEN_URL', ['http:', 'https:'])
    const userinfoUrl = address('SANOAT_ONEID_USERINFO_URL', ['http:', 'https:'])
    const because = issuer === undefined ? 'SANOAT_ONEID_AUTHORIZATION_URL' : 'SANOAT_ONEID_ISSUER'
    if (issuer === undefined && authorizationUrl === undefined) return undefined
    return {
      issuer,
      authorizationUrl,
      tokenUrl: tokenUrl ?? (userinfoUrl === undefined ? undefined : needed('SANOAT_ONEID_TOKEN_URL', 'SANOAT_ONEID_USERINFO_URL')),
      userinfoUrl: userinfoUrl ?? (tokenUrl === undefined ? undefined : needed('SANOAT_ONEID_USERINFO_URL', 'SANOAT_ONEID_TOKEN_URL')),
      clientId: needed('SANOAT_ONEID_CLIENT_ID', because),
      clientSecret: needed('SANOAT_ONEID_CLIENT_SECRET', because),
    }
  }
  const mail = () => {
    const server = address('SANOAT_SMTP_URL', ['smtp:', 'smtps:'])
    return server === undefined ? undefined : { server, from: needed('SANOAT_MAIL_FROM', 'SANOAT_SMTP_URL') }
  }

  const port = whole('PORT', 3000, 0, 65_535)
  const host = present('HOST') ?? '127.0.0.1'
  const publicUrl = address('PUBLIC_URL', ['http:', 'https:'])?.replace(/\/+$/, '')
  const databaseUrl = address('DATABASE_URL', ['postgres:', 'postgresql:'])
  const mapStyle = address('SANOAT_MAP_STYLE', ['http:', 'https:'])
  const rateLimit = whole('SANOAT_RATE_LIMIT', 6000, 1, 10_000_000)
  const fileLimitMb = whole('SANOAT_FILE_LIMIT_MB', 20, 1, 32)
  const endpoint = address('SANOAT_S3_ENDPOINT', ['http:', 'https:'])?.replace(/\/+$/, '')
  const s3Given = S3_NAMES.filter((name) => present(name) !== undefined)
  // A store that is half described would silently leave files in the data folder.
  if (s3Given.length > 0) for (const name of S3_NAMES) if (!s3Given.includes(name)) fault(name, '', `a value, because ${s3Given.join(', ')} is set`)
  const secret = present('SANOAT_SECRET')
  if (secret !== undefined && secret.length < 32) fault('SANOAT_SECRET', '…', 'at least 32 characters')
  const people = { secret, oneid: oneid(), openRegistration: yesOrNo('SANOAT_OPEN_REGISTRATION', true), mail: mail() }
  const logLevel = present('SANOAT_LOG') ?? 'info'
  if (!LOG_LEVELS.includes(logLevel)) fault('SANOAT_LOG', logLevel, LOG_LEVELS.join(', '))
  for (const name of Object.keys(environment))
    if (name.startsWith('SANOAT_') && !NAMES.includes(name)) fault(name, environment[name] ?? '', `one of ${NAMES.join(', ')}`)

  if (faults.length > 0) return refuse('settings.invalid', { count: faults.length }, faults)
  const shownHost = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return ok({
    port,
    host,
    dataFolder: resolve(present('SANOAT_DATA') ?? '.sanoat'),
    databaseUrl,
    publicUrl: publicUrl ?? `http://${shownHost.includes(':') ? `[${shownHost}]` : shownHost}:${port}`,
    logLevel,
    mapStyle,
    rateLimit,
    s3:
      endpoint === undefined
        ? undefined
        : {
            endpoint,
            bucket: present('SANOAT_S3_BUCKET') ?? '',
            region: present('SANOAT_S3_REGION') ?? '',
            accessKey: present('SANOAT_S3_ACCESS_KEY') ?? '',
            secretKey: present('SANOAT_S3_SECRET_KEY') ?? '',
          },
    fileLimit: fileLimitMb * 1_048_576,
    signRoots: present('SANOAT_SIGN_ROOTS') === undefined ? undefined : resolve(present('SANOAT_SIGN_ROOTS') ?? ''),
    ...people,
    eimzoKey: present('SANOAT_EIMZO_KEY'),
  })
}

/** A database address as it may be shown: without its password. */
export function withoutPassword(address: string): string {
  return address.replace(/(:\/\/[^:/@]+):[^@/]*@/, '$1:…@')
}
