import { createHmac } from 'node:crypto'
import type { GenericOAuthConfig } from 'better-auth/plugins'
import type { OneIdSettings } from '../settings.ts'
import { encrypt } from './secret.ts'

type Profile = Readonly<Record<string, unknown>>

/** Beginning of the address that stands in for an e-mail OneID does not tell; no mail goes there (RFC 2606). */
const NO_MAIL_DOMAIN = 'oneid.invalid'

const text = (profile: Profile, ...names: readonly string[]): string | undefined =>
  names.map((name) => profile[name]).find((value): value is string => typeof value === 'string' && value !== '')

/** Who the profile is about: the JSHSHIR (`pin`) as an HMAC, since the number itself is personal; else the subject. */
export function subjectOf(profile: Profile, secret: string): string {
  const pin = text(profile, 'pin')
  if (pin !== undefined) return createHmac('sha256', secret).update(`oneid ${pin}`).digest('base64url')
  const id = profile['sub'] ?? profile['user_id'] ?? profile['id']
  return typeof id === 'string' || typeof id === 'number' ? String(id) : ''
}

/** The person a OneID profile describes. Names come as full_name, or as sur_name, first_name, mid_name. */
export function personOf(profile: Profile, secret: string) {
  const pin = text(profile, 'pin')
  const parts = [text(profile, 'sur_name', 'family_name'), text(profile, 'first_name', 'given_name'), text(profile, 'mid_name')]
  const subject = subjectOf(profile, secret)
  return {
    name: text(profile, 'full_name', 'name') ?? parts.filter((part) => part !== undefined).join(' '),
    email: (text(profile, 'email') ?? `${createHmac('sha256', secret).update(subject).digest('hex').slice(0, 32)}@${NO_MAIL_DOMAIN}`).toLowerCase(),
    // Hexadecimal as PostgreSQL reads bytes.
    ...(pin === undefined ? {} : { personalNumber: `\\x${encrypt(pin, secret).toString('hex')}` }),
  }
}

/** OneID as a provider of the library: OpenID Connect where an issuer is set, plain OAuth 2.0, or the dialect of sso.egov.uz. */
export function oneIdProvider(settings: OneIdSettings, secret: string): GenericOAuthConfig<'oneid'> {
  const { issuer, authorizationUrl, tokenUrl, userinfoUrl, clientId, clientSecret } = settings
  const common = {
    providerId: 'oneid',
    clientId,
    clientSecret,
    mapProfileToUser: (profile) => personOf(profile, secret),
    accountSubject: ({ profile }) => subjectOf(profile, secret),
  } satisfies GenericOAuthConfig<'oneid'>
  if (issuer !== undefined)
    return {
      ...common,
      discoveryUrl: `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
      requireIdTokenVerification: true,
      scopes: ['openid', 'profile', 'email'],
    }
  if (tokenUrl !== undefined && userinfoUrl !== undefined)
    return { ...common, authorizationUrl, tokenUrl, userInfoUrl: userinfoUrl, scopes: ['profile', 'email'] }
  return { ...common, ...dialect(authorizationUrl ?? '', clientId, clientSecret) }
}

/**
 * The dialect of sso.egov.uz: everything is asked at one address. The code is asked for with response_type=one_code, changed
 * for a token with grant_type=one_authorization_code, and the profile told with grant_type=one_access_token_identify.
 */
function dialect(address: string, clientId: string, clientSecret: string) {
  const ask = async (fields: Readonly<Record<string, string>>): Promise<Profile> => {
    const body = new URLSearchParams({ ...fields, client_id: clientId, client_secret: clientSecret })
    const response = await fetch(address, { method: 'POST', body, signal: AbortSignal.timeout(15_000) })
    const answer: unknown = await response.json().catch(() => undefined)
    if (!response.ok || typeof answer !== 'object' || answer === null) throw new Error(`Cannot read OneID's answer: status ${response.status}`)
    return { ...answer }
  }
  return {
    authorizationUrl: address,
    // Not asked, since getToken answers in its place; the library wants it stated.
    tokenUrl: address,
    responseType: 'one_code',
    pkce: false,
    scopes: [clientId],
    getToken: async ({ code, redirectURI }) => {
      const answer = await ask({ grant_type: 'one_authorization_code', code, redirect_uri: redirectURI })
      return { accessToken: text(answer, 'access_token') ?? '' }
    },
    getUserInfo: async ({ accessToken }) => {
      const profile = await ask({ grant_type: 'one_access_token_identify', access_token: accessToken ?? '', scope: clientId })
      return { ...profile, id: text(profile, 'user_id', 'pin') ?? '', emailVerified: false }
    },
  } satisfies Partial<GenericOAuthConfig<'oneid'>>
}
