import { createServer, type Server } from 'node:http'
import { OAuth2Server } from 'oauth2-mock-server'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestProduct, type TestProduct } from '../../../test/support/product.ts'
import { testSettings } from '../../../test/support/settings.ts'
import { makeProductServer } from '../../server.ts'
import type { OneIdSettings } from '../settings.ts'
import { decrypt } from './secret.ts'

let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct()
})
afterAll(() => product.drop())

const NOTHING = {
  issuer: undefined,
  authorizationUrl: undefined,
  tokenUrl: undefined,
  userinfoUrl: undefined,
  clientId: 'sanoat',
  clientSecret: 'secret of a client',
}
const serverWith = (oneid: Partial<OneIdSettings>) => makeProductServer(product, { ...testSettings(product.databaseUrl), oneid: { ...NOTHING, ...oneid } })

const cookiesOf = (headers: Record<string, unknown>) =>
  [headers['set-cookie']]
    .flat()
    .map((line) => String(line).split(';')[0] ?? '')
    .filter((pair) => !pair.endsWith('='))
    .join('; ')

/** Begins at our page, lets the provider send the browser back, and tells where it ends and who is inside. */
async function signIn(server: FastifyInstance, backFrom: (address: string) => Promise<string>) {
  const begun = await server.inject({
    method: 'POST',
    url: '/api/auth/sign-in/social',
    payload: { provider: 'oneid', callbackURL: '/uz', errorCallbackURL: '/uz/signin', disableRedirect: true },
  })
  expect(begun.statusCode).toBe(200)
  const back = new URL(await backFrom(begun.json().url))
  const ended = await server.inject({ url: `${back.pathname}${back.search}`, headers: { cookie: cookiesOf(begun.headers) } })
  const session = await server.inject({ url: '/api/session', headers: { cookie: cookiesOf(ended.headers) } })
  return { asked: new URL(begun.json().url), status: ended.statusCode, location: String(ended.headers.location), actor: session.json().actor, back }
}

describe('OneID as OpenID Connect', () => {
  let provider: OAuth2Server
  let server: FastifyInstance
  beforeAll(async () => {
    provider = new OAuth2Server()
    await provider.issuer.keys.generate('RS256')
    await provider.start(0, '127.0.0.1')
    server = await serverWith({ issuer: provider.issuer.url })
  })
  afterAll(async () => {
    await server.close()
    await provider.stop()
  })

  const follow = async (address: string) => {
    const nonce = new URL(address).searchParams.get('nonce')
    provider.service.removeAllListeners('beforeTokenSigning')
    provider.service.on('beforeTokenSigning', (token) => {
      Object.assign(token.payload, { sub: 'subject-1', name: 'Anvar Karimov', email: 'anvar@example.uz', aud: 'sanoat', ...(nonce === null ? {} : { nonce }) })
    })
    provider.service.once('beforeUserinfo', (answer) => {
      answer.body = { sub: 'subject-1', name: 'Anvar Karimov', email: 'anvar@example.uz' }
    })
    return (await fetch(address, { redirect: 'manual' })).headers.get('location') ?? ''
  }

  test('lets a person in without any role, the same person each time', async () => {
    const first = await signIn(server, follow)
    expect([first.status, first.location]).toEqual([302, '/uz'])
    expect(first.actor).toMatchObject({ name: 'Anvar Karimov', grants: [{ role: 'person' }] })
    expect((await signIn(server, follow)).actor.id).toBe(first.actor.id)
  })

  test('keeps no token of the provider', async () => {
    const rows = await product.database.readers.query("select access_token, refresh_token, id_token from auth_account where provider_id = 'oneid'")
    expect(rows.rows).toEqual([{ access_token: null, refresh_token: null, id_token: null }])
  })

  test('takes no answer that nobody asked for', async () => {
    const answer = await server.inject({ url: '/api/auth/callback/oneid?code=abc&state=forged' })
    expect(answer.statusCode).toBe(302)
    expect(cookiesOf(answer.headers)).not.toContain('session_token')
  })
})

describe('OneID in the dialect of sso.egov.uz', () => {
  let provider: Server
  let server: FastifyInstance
  const asked: Record<string, string>[] = []
  // A personal number whose check digit is right: 31509854350016 has 6 as its last digit by the rule of VMQ-177.
  const profile = { user_id: 'anvar', pin: '31509854350016', full_name: 'KARIMOV ANVAR', legal_info: [] }
  beforeAll(async () => {
    provider = createServer((request, response) => {
      let body = ''
      request.on('data', (part) => (body += String(part)))
      request.on('end', () => {
        const fields = Object.fromEntries(new URLSearchParams(body))
        asked.push(fields)
        response.setHeader('content-type', 'application/json')
        response.end(JSON.stringify(fields['grant_type'] === 'one_authorization_code' ? { access_token: 'token-1', expires_in: '1800' } : profile))
      })
    })
    await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
    const address = provider.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    server = await serverWith({ authorizationUrl: `http://127.0.0.1:${port}/sso/oauth/Authorization.do` })
  })
  afterAll(async () => {
    await server.close()
    await new Promise((resolve) => provider.close(resolve))
  })

  test('asks for code, token and profile at one address, and keeps the personal number encrypted', async () => {
    const done = await signIn(server, (address) => {
      const { searchParams } = new URL(address)
      return Promise.resolve(`${searchParams.get('redirect_uri')}?code=code-1&state=${searchParams.get('state')}`)
    })
    expect(done.asked.searchParams.get('response_type')).toBe('one_code')
    expect(asked.map((fields) => [fields['grant_type'], fields['code'] ?? fields['access_token']])).toEqual([
      ['one_authorization_code', 'code-1'],
      ['one_access_token_identify', 'token-1'],
    ])
    expect([done.status, done.location]).toEqual([302, '/uz'])
    expect(done.actor).toMatchObject({ name: 'KARIMOV ANVAR', grants: [{ role: 'person' }] })
    const rows = await product.database.readers.query<{ personal_number: Buffer; account_id: string }>(
      "select personal_number, account_id from person join auth_account on user_id = person_id where name = 'KARIMOV ANVAR'",
    )
    const [row] = rows.rows
    expect(decrypt(row?.personal_number ?? Buffer.alloc(40), testSettings(product.databaseUrl).secret ?? '')).toBe(profile.pin)
    expect(row?.account_id).not.toContain(profile.pin)
  })
})
