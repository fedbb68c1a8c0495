import { count } from '../../words/count.ts'
import type { packCheck as english } from './words.en.ts'

const faults: (typeof english)['faults'] = {
  'no-manifest': () => 'No hay manifest.json: esto no es un paquete de pruebas, o es solo una parte.',
  'manifest-unreadable': () => 'manifest.json no se puede leer: fue cambiado o está cortado.',
  'no-signature': () => 'Falta manifest.sig: nadie responde por este paquete.',
  'signature-unreadable': () => 'manifest.sig no es la firma de un paquete.',
  'unknown-key': (key) =>
    `El paquete está firmado con la clave ${key}, que no está entre las claves de ledger/heads.json.`,
  forged: (key) =>
    `La firma no corresponde: la clave ${key} no firmó este manifiesto. Alguien cambió el manifiesto o la firma.`,
  'other-key': (found, expected) => `El paquete está firmado con otra clave: ${found}, y no ${expected}.`,
  missing: (file) => `Falta: ${file}`,
  extra: (file) => `No es parte del paquete: ${file}`,
  twice: (file) => `Está dos veces: ${file}`,
  changed: (file) => `Cambiado: ${file}`,
  swapped: (file, other) => `Intercambiado: ${file} tiene el contenido de ${other}`,
  damaged: (file) => `Dañado, no se puede descomprimir: ${file}`,
  'entry-unreadable': (seq) => `Libro: la entrada ${seq} no se puede leer.`,
  'entry-missing': (seq) => `Libro: falta la entrada ${seq}.`,
  'entry-unlinked': (seq) => `Libro: la entrada ${seq} no sigue a la entrada anterior.`,
  'entry-changed': (seq) => `Libro: la entrada ${seq} fue cambiada después de registrarse.`,
  'ledger-end': (seq) => `Libro: no termina con la entrada ${seq} que nombra el manifiesto.`,
  'heads-unreadable': (file) => `${file} no se puede leer: faltan las claves y los cierres firmados.`,
  'head-forged': (number) => `Libro: el cierre firmado número ${number} de la lista no corresponde a su clave.`,
  'head-differs': (number) =>
    `Libro: el cierre firmado número ${number} de la lista nombra otra entrada que la del paquete.`,
  'edition-differs': (file) => `Las entradas del libro nombran otro contenido que el de ${file}.`,
  'certificate-differs': (file) => `El libro nombra otro archivo que ${file}.`,
}

export const packCheck: typeof english = {
  faults,
  title: 'Comprobar este paquete de pruebas',
  lead: 'Esta página comprueba un paquete de pruebas en su propia computadora. Nada sale de ella y no hace falta red.',
  zip: 'El archivo zip del paquete',
  folder: 'O la carpeta con los archivos descomprimidos',
  dropHint: 'También puede soltar el archivo zip en cualquier parte de esta página.',
  needsScript:
    'La comprobación necesita JavaScript. Todo lo demás del paquete se lee sin él. Con Node: node verify.mjs',
  working: (done, of) => `Comprobando: ${done} de ${of} archivos`,
  good: 'En orden. Cada archivo está como se empaquetó.',
  goodUnsigned:
    'Cada archivo está como dice el manifiesto. Este navegador no puede comprobar firmas, así que no muestra quién hizo el paquete.',
  olderBrowser:
    'Este navegador no conoce las firmas Ed25519. Abra esta página en uno más nuevo (Chrome o Edge 137, Firefox 129, Safari 17 o posterior), o ejecute: node verify.mjs',
  noCrypto:
    'Este navegador no le da a esta página acceso a la criptografía. Abra verify.html desde su propio disco, en un navegador actual.',
  bad: (n) => `No está en orden: ${count(n, 'falla', 'fallas')}`,
  notZip: 'Este archivo no se puede leer como zip:',
  singleFile: 'Este es un solo archivo y no un paquete. Abajo está su SHA-256; compárelo con manifest.json.',
  singleKnown: (path) => `Este archivo está en el paquete que se comprobó, como ${path}.`,
  singleUnknown: 'Este archivo no está en el paquete que se comprobó.',
  facts: {
    asOf: 'Con fecha de',
    organization: 'Organización',
    site: 'Centro',
    allSites: 'Todos los centros',
    made: 'Hecho (UTC)',
    files: 'Archivos',
    ledger: 'Libro',
    entries: (all, shown, heads) =>
      `${count(all, 'entrada', 'entradas')}, de las cuales ${shown} se pueden leer aquí y ${all - shown} están como hash; ${count(heads, 'cierre firmado', 'cierres firmados')}`,
    fingerprint: 'Huella de la clave',
    zipHash: 'SHA-256 del zip',
  },
  compareKey:
    'Compare esta huella con la que la organización le dio por otro camino. Quien tiene otra clave puede hacer un paquete que por sí mismo parezca correcto.',
  ownTool:
    'Un comprobador que viene con un paquete se puede falsificar junto con él. Use uno de otro paquete de esta organización, o de su programa, cuando dependa mucho de ello.',
  usage: 'node verify.mjs [PAQUETE.zip o CARPETA] [--key HUELLA]',
  cannotRead: (file) => `no se puede leer ${file}`,
}
