import { deflateRawSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { recogniseFile } from './kind.ts'

const LIMIT = 20 * 1_048_576
const text = (content: string) => Buffer.from(content)
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')
const PDF = text('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex')
const WEBP = Buffer.concat([text('RIFF'), Buffer.from([26, 0, 0, 0]), text('WEBPVP8L'), Buffer.alloc(18)])
const TIFF = Buffer.concat([Buffer.from('49492a0008000000', 'hex'), Buffer.alloc(32)])
const P7S = Buffer.concat([Buffer.from('3082000e06092a864886f70d010702a0820000', 'hex')])
const EXE = Buffer.concat([text('MZ'), Buffer.alloc(200)])

/** An archive of these parts, deflated, as office programs write them. */
function archive(parts: Readonly<Record<string, string>>): Buffer {
  const locals: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(20, 4)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt32LE(content.length, 22)
    head.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(content.length, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    locals.push(head, Buffer.from(name), packed)
    list.push(entry, Buffer.from(name))
    at += head.length + name.length + packed.length
  }
  const listed = Buffer.concat(list)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(parts).length, 8)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, listed, end])
}

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'
const PAPER = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const MACRO_SHEET = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml'
const types = (main: string, more = '') => `<?xml version="1.0"?><Types><Override PartName="/main.xml" ContentType="${main}"/>${more}</Types>`
const VBA = '<Override PartName="/xl/harmless.bin" ContentType="application/vnd.ms-office.vbaProject"/>'

describe('a file is what its bytes and its name say together:', () => {
  test.each([
    ['a.pdf', PDF, 'application/pdf'],
    ['RASM.PNG', PNG, 'image/png'],
    ['a.jpg', JPEG, 'image/jpeg'],
    ['a.jpeg', JPEG, 'image/jpeg'],
    ['a.webp', WEBP, 'image/webp'],
    ['a.tif', TIFF, 'image/tiff'],
    ['a.csv', text('zona;korxona\nSirgʻali;110\n'), 'text/csv'],
    ['a.txt', text('Ғўқҳ'), 'text/plain'],
    ['a.json', text('{"a": 1}'), 'application/json'],
    ['a.p7s', P7S, 'application/pkcs7-signature'],
    ['a.docx', archive({ '[Content_Types].xml': types(PAPER), 'word/document.xml': '<w/>' }), 'wordprocessingml'],
  ])('%s', async (name, bytes, type) => {
    const found = await recogniseFile(name, bytes, { limit: LIMIT })
    expect(found).toMatchObject({ ok: true, value: { type: expect.stringContaining(type) } })
  })

  test('a workbook as a program writes it', async () => {
    const bytes = Buffer.from(await writeXlsx({ sheets: [{ name: 'a', rows: [['b']] }] }))
    expect(await recogniseFile('a.xlsx', bytes, { limit: LIMIT })).toMatchObject({ ok: true, value: { kind: 'xlsx' } })
  })
})

describe('is refused, saying what was found and expected:', () => {
  test.each([
    ['a program with the ending of a paper', 'a.pdf', EXE, 'EXE'],
    ['a program', 'a.exe', EXE, 'EXE'],
    ['a picture with the ending of a paper', 'a.pdf', PNG, 'PNG'],
    ['a page', 'a.html', text('<!doctype html><p>'), 'HTML'],
    ['a page with the ending of a text', 'a.txt', text('  <!DOCTYPE html><p>'), 'HTML'],
    ['a script with the ending of a table', 'a.csv', text('a;b\n<script>alert(1)</script>'), 'HTML'],
    ['a drawing that can hold scripts', 'a.svg', text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'SVG'],
    ['such a drawing with the ending of a picture', 'a.png', text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'HTML'],
    ['an archive', 'a.zip', archive({ 'a.txt': 'a' }), 'ZIP'],
    ['an archive with the ending of a workbook', 'a.xlsx', archive({ 'a.txt': 'a' }), 'ZIP'],
    ['a workbook for macros', 'a.xlsm', archive({ '[Content_Types].xml': types(MACRO_SHEET) }), 'XLSM'],
    ['a workbook for macros with a plain ending', 'a.xlsx', archive({ '[Content_Types].xml': types(MACRO_SHEET) }), 'XLSM'],
    ['a workbook with macros', 'a.xlsx', archive({ '[Content_Types].xml': types(SHEET), 'xl/vbaProject.bin': 'x' }), 'XLSX + VBA'],
    ['a workbook with macros under another name', 'a.xlsx', archive({ '[Content_Types].xml': types(SHEET, VBA) }), 'XLSX + VBA'],
    ['a paper with macros', 'a.docx', archive({ '[Content_Types].xml': types(PAPER), 'word/VBAPROJECT.BIN': 'x' }), 'DOCX + VBA'],
    ['a script of a shell', 'a.txt', text('#!/bin/sh\n'), 'HTML'],
    ['bytes that are no text', 'a.txt', Buffer.from([0xff, 0xfe, 0x00, 0x41]), '?'],
    ['a text that is no JSON', 'a.json', text('{a}'), 'TXT'],
    ['a name without an ending', 'paper', PDF, '?'],
    ['a name like a property of objects', 'a.constructor', PDF, 'CONSTRUCTOR'],
  ])('%s', async (_what, name, bytes, found) => {
    const answer = await recogniseFile(name, bytes, { limit: LIMIT })
    expect(answer).toMatchObject({ ok: false, code: 'document.wrongType', details: { name } })
    if (!answer.ok) expect(String(answer.details['found'])).toBe(found)
  })

  test('an empty file', async () => {
    expect(await recogniseFile('a.pdf', Buffer.alloc(0), { limit: LIMIT })).toMatchObject({ code: 'document.empty', details: { name: 'a.pdf' } })
  })

  test('one byte more than the limit, and not the limit itself', async () => {
    expect(await recogniseFile('a.txt', Buffer.alloc(1_048_577, 65), { limit: 1_048_576 })).toMatchObject({
      code: 'document.tooLarge',
      details: { limit: '1' },
    })
    expect(await recogniseFile('a.txt', Buffer.alloc(1_048_576, 65), { limit: 1_048_576 })).toMatchObject({ ok: true })
  })

  test('a kind that is not taken here', async () => {
    expect(await recogniseFile('a.png', PNG, { limit: LIMIT, kinds: ['pdf'] })).toMatchObject({ code: 'document.wrongType', details: { expected: 'PDF' } })
  })
})
