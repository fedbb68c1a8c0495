import { count, digits } from '../../words/count.ts'
import type { packCheck as english } from './words.en.ts'

const faults: (typeof english)['faults'] = {
  'no-manifest': () => 'No hay un manifest.json: esto no es un paquete de evidencia, o es solo una parte de uno.',
  'manifest-unreadable': () => 'No se puede leer manifest.json: alguien lo cambió o está incompleto.',
  'no-signature': () => 'Falta manifest.sig, así que nada muestra quién creó este paquete.',
  'signature-unreadable': () => 'manifest.sig no es la firma de un paquete.',
  'unknown-key': (key) =>
    `El paquete está firmado con la clave ${key}, que no está entre las claves de ledger/heads.json.`,
  forged: (key) =>
    `La firma no coincide: la clave ${key} no firmó este manifiesto. Alguien cambió el manifiesto o la firma.`,
  'other-key': (found, expected) => `El paquete está firmado con otra clave: ${found} en vez de ${expected}.`,
  missing: (file) => `Falta: ${file}`,
  extra: (file) => `No es parte del paquete: ${file}`,
  twice: (file) => `Está dos veces en el paquete: ${file}`,
  changed: (file) => `Cambiado: ${file}`,
  swapped: (file, other) => `Intercambiado: ${file} tiene el contenido de ${other}`,
  damaged: (file) => `Dañado, no se puede descomprimir: ${file}`,
  'entry-unreadable': (seq) => `Libro: la anotación ${seq} no se puede leer.`,
  'entry-missing': (seq) => `Libro: falta la anotación ${seq}.`,
  'entry-unlinked': (seq) => `Libro: la anotación ${seq} no sigue a la anterior.`,
  'entry-changed': (seq) => `Libro: la anotación ${seq} se cambió después de registrarse.`,
  'ledger-end': (seq) => `Libro: no termina con la anotación ${seq}, como dice el manifiesto.`,
  'heads-unreadable': (file) => `${file} no se puede leer, así que faltan las claves y los cierres.`,
  'head-forged': (number) => `Libro: la firma del cierre número ${number} de la lista no coincide con su clave.`,
  'head-differs': (number) =>
    `Libro: el cierre número ${number} de la lista se refiere a una anotación distinta de la del paquete.`,
  'edition-differs': (file) => `El contenido de ${file} no es el que indican las anotaciones del libro.`,
  'certificate-differs': (file) => `${file} no es el archivo que indica el libro.`,
}

export const packCheck: typeof english = {
  faults,
  title: 'Comprobar este paquete de evidencia',
  lead: 'Esta página comprueba un paquete de evidencia en su propia computadora. Nada sale de su computadora, y no hace falta conexión a la red.',
  zip: 'El archivo zip del paquete',
  folder: 'O la carpeta con los archivos descomprimidos',
  dropHint: 'También puede soltar el archivo zip en cualquier parte de esta página.',
  needsScript:
    'La comprobación necesita JavaScript. Todo lo demás del paquete se puede leer sin él. Con Node, ejecute: node verify.mjs',
  working: (done, of) => `Comprobando: ${digits(done)} de ${digits(of)} archivos`,
  good: 'En orden. Cada archivo está como se empaquetó.',
  goodUnsigned:
    'Cada archivo está como dice el manifiesto. Este navegador no puede comprobar firmas, así que esto no muestra quién creó el paquete.',
  olderBrowser:
    'Este navegador no admite firmas Ed25519. Abra esta página en uno más nuevo (Chrome o Edge 137, Firefox 129, Safari 17 o posterior), o ejecute: node verify.mjs',
  noCrypto:
    'Este navegador no deja que esta página use criptografía. Abra verify.html desde su propio disco en un navegador actual.',
  bad: (n) => `No está en orden: ${count(n, 'falla', 'fallas')}`,
  notZip: 'Este archivo no se puede leer como zip:',
  singleFile:
    'Este es un archivo suelto, no un paquete. Abajo está su SHA-256. Compárelo con el que aparece en manifest.json.',
  singleKnown: (path) => `Este archivo está en el paquete que usted comprobó, como ${path}.`,
  singleUnknown: 'Este archivo no está en el paquete que usted comprobó.',
  facts: {
    asOf: 'Datos al',
    organization: 'Organización',
    site: 'Centro',
    allSites: 'Todos los centros',
    made: 'Creado (UTC)',
    files: 'Archivos',
    ledger: 'Libro',
    entries: (all, shown, heads) =>
      `${count(all, 'anotación', 'anotaciones')}: ${digits(shown)} que se pueden leer aquí y ${digits(all - shown)} solo como hash; ${count(heads, 'cierre', 'cierres')}`,
    fingerprint: 'Huella de la clave',
    zipHash: 'SHA-256 del zip',
  },
  compareKey:
    'Compare esta huella con la que le dio la organización por otro medio. Con otra clave, cualquiera puede crear un paquete que pase esta comprobación.',
  ownTool:
    'Alguien que falsifica un paquete también puede falsificar el comprobador que viene en él. Cuando el resultado sea muy importante, use el comprobador de otro paquete de esta organización, o el de su programa.',
  usage: 'node verify.mjs [PAQUETE.zip o CARPETA] [--key HUELLA]',
  cannotRead: (file) => `no se puede leer ${file}`,
}
