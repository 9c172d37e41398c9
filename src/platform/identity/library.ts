import { betterAuth } from 'better-auth'
import { genericOAuth, twoFactor } from 'better-auth/plugins'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { newId } from '../id.ts'
import type { OneIdSettings } from '../settings.ts'
import { oneIdProvider } from './oneid.ts'
import { COOKIE_PREFIX, SESSION_DAYS } from './session.ts'

/** Shortest password that is taken. */
export const SHORTEST_PASSWORD = 10

/** Header by which our bridge tells the library the caller's address; it is never taken from the caller. */
export const ADDRESS_HEADER = 'x-sanoat-address'

export type Recipient = { readonly id: string; readonly email: string; readonly name: string }

export type LibraryOptions = {
  readonly databaseUrl: string
  readonly publicUrl: string
  readonly secret: string
  readonly oneid: OneIdSettings | undefined
  readonly confirmEmail: boolean
  readonly sendReset: (to: Recipient, token: string) => Promise<void>
  readonly afterReset: (person: string) => Promise<void>
}

export type Library = { readonly handle: (request: Request) => Promise<Response>; readonly close: () => Promise<void> }

const TIMES = { createdAt: 'created_at', updatedAt: 'updated_at' } as const

/** The identity library over our tables. Loaded when somebody first signs in, so that an idle server does not carry it. */
export function openLibrary(options: LibraryOptions): Library {
  const pool = new pg.Pool({ connectionString: options.databaseUrl, max: 4, application_name: 'sanoat-identity', idleTimeoutMillis: 30_000 })
  pool.on('error', () => {})
  const database = new Kysely<Record<string, Record<string, unknown>>>({ dialect: new PostgresDialect({ pool }) })
  const auth = betterAuth({
    appName: 'Sanoat',
    baseURL: options.publicUrl,
    basePath: '/api/auth',
    secret: options.secret,
    database: { db: database, type: 'postgres', transaction: true },
    trustedOrigins: [options.publicUrl],
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Ours counts by address and by e-mail, in one place for keys and passwords.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: 200,
      requireEmailVerification: options.confirmEmail,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 3600,
      sendResetPassword: ({ user, token }) => options.sendReset(user, token),
      onPasswordReset: ({ user }) => options.afterReset(user.id),
    },
    user: {
      modelName: 'auth_user',
      fields: { emailVerified: 'email_verified', ...TIMES },
      additionalFields: { personalNumber: { type: 'string', required: false, returned: false, fieldName: 'personal_number' } },
    },
    session: {
      modelName: 'auth_session',
      fields: { userId: 'user_id', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent', ...TIMES },
      expiresIn: SESSION_DAYS * 86_400,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    account: {
      modelName: 'auth_account',
      fields: {
        userId: 'user_id',
        providerId: 'provider_id',
        accountId: 'account_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...TIMES,
      },
      // A person is joined to OneID by OneID's own subject, never by an e-mail that somebody else may have typed there.
      accountLinking: { enabled: true, disableImplicitLinking: true, allowDifferentEmails: true },
      updateAccountOnSignIn: false,
    },
    verification: {
      modelName: 'auth_verification',
      fields: { expiresAt: 'expires_at', ...TIMES },
      storeIdentifier: 'hashed',
    },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: options.publicUrl.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { generateId: () => newId(new Date()) },
    },
    databaseHooks: {
      // Tokens of a provider are of no further use, so they are not kept.
      account: {
        create: { before: async (account) => ({ data: { ...account, accessToken: null, refreshToken: null, idToken: null } }) },
      },
    },
    plugins: [
      twoFactor({
        issuer: 'Sanoat',
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'auth_second_factor',
            fields: { userId: 'user_id', backupCodes: 'backup_codes', failedVerificationCount: 'failed_verification_count', lockedUntil: 'locked_until' },
          },
        },
      }),
      ...(options.oneid === undefined ? [] : [genericOAuth({ config: [oneIdProvider(options.oneid, options.secret)] })]),
    ],
  })
  return { handle: (request) => auth.handler(request), close: () => pool.end() }
}
