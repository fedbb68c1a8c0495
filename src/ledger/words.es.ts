import { count, digits } from '../words/count.ts'
import type { Messages } from '../words/messages.ts'

const entries = (n: number) => count(n, 'anotación', 'anotaciones')
const heads = (n: number) => count(n, 'cierre', 'cierres')

export const ledger: Messages['hr']['ledger'] = {
  title: 'Libro de registro',
  lead: 'Todos los registros están en una sola lista que solo puede crecer. Cada día, el servidor firma el punto donde termina la lista. Ese punto firmado se llama cierre.',
  open: 'Libro de registro y cierres',

  stateTitle: 'Estado del libro',
  entries: 'Anotaciones',
  lastHead: 'Último cierre',
  headAt: (number, day, n) => `Cierre ${number}, ${day}, después de ${entries(n)}`,
  noHead: 'Ninguno hasta ahora. El servidor firma uno cada día, y usted puede firmar uno ahora.',
  newest: 'Anotaciones más recientes',
  whole: 'Todo el libro',
  backup: {
    name: 'Última copia de seguridad diaria',
    none: 'Todavía no hay ninguna. Si en un día sigue sin haber ninguna, avise a quien administra el servidor.',
    late: (day) =>
      `${day}. Ya pasó más de un día: pregunte a quien administra el servidor por qué fallaron las siguientes.`,
  },
  copied: {
    name: 'Última copia guardada en otro lugar',
    none: 'Todavía no hay ninguna. Pregunte a quien administra el servidor.',
  },
  room: {
    name: 'Espacio libre en el disco',
    size: (mb) => (mb < 10_000 ? `${mb} MB` : `${Math.floor(mb / 1000)} GB`),
    low: (size) =>
      `${size}. Es posible que no quepa la próxima copia de seguridad. Pida a quien administra el servidor que libere espacio.`,
    none: (size) =>
      `${size}. No se puede guardar nada hasta que haya más espacio. Pida a quien administra el servidor que libere espacio de inmediato.`,
  },
  neverChecked: 'Sin revisar todavía',
  checked: (date, time, n) => `Revisado el ${date}, ${time}: en orden, ${entries(n)}`,
  checkedFaulty: (date, time) => `Revisado el ${date}, ${time}: no está en orden`,
  newestHint: 'Antes de firmar un cierre, el servidor revisa todas las anotaciones desde el cierre anterior.',

  good: 'El libro de registro está en orden.',
  faulty: 'El libro de registro no está en orden.',
  faults: {
    missing: (at) => `Falta la anotación ${at}.`,
    'does-not-follow': (at) => `La anotación ${at} no sigue a la anterior.`,
    changed: (at) => `La anotación ${at} se cambió después de registrarse.`,
    body: (at) => `A la anotación ${at} le falta algo que debe tener toda anotación de su tipo.`,
    fact: (at) => `Se cambió o se quitó un nombre o una dirección a la que se refiere la anotación ${at}.`,
    'certificate-missing': (at) => `Falta el certificado que menciona la anotación ${at}.`,
    'certificate-changed': (at) => `Se cambió el archivo del certificado que menciona la anotación ${at}.`,
    'paper-missing': (at) => `Falta el documento que menciona la anotación ${at}.`,
    'paper-changed': (at) => `Se cambió el archivo del documento que menciona la anotación ${at}.`,
    'not-the-head': (at) => `El libro no termina donde debe. Revise la anotación ${at}.`,
    'beyond-the-head': (at) => `La anotación ${at} está después del final del libro.`,
    'head-signature': (at) => `El cierre ${at} no coincide con su firma.`,
    'head-chain': (at) => `El cierre ${at} no sigue al anterior.`,
    'head-differs': (at) =>
      `El cierre ${at} se refiere a una anotación distinta de la que está allí ahora, así que las anotaciones hasta ese punto se reescribieron.`,
  },
  unsigned: 'El servidor no firma ningún cierre hasta que se aclare el problema.',
  notOffered: 'Aquí no se puede firmar un cierre hasta que se aclare el problema.',
  missing: (from, to) => (from === to ? `Falta la anotación ${to}.` : `Faltan las anotaciones ${from} a ${to}.`),
  todoMissing:
    'Si alguien restauró una copia de seguridad a propósito, averigüe qué se hizo después de esa copia y regístrelo de nuevo. Luego pida a quien administra el servidor que saque el archivo heads.json de la carpeta de datos y lo guarde. Después, el servidor vuelve a firmar cierres.',
  todoTitle: 'Qué hacer',
  todo: [
    'Haga ahora una copia de la base de datos, antes de que alguien haga otra cosa con ella.',
    'Pregunte a quien administra el servidor si se restauró una copia de seguridad, y cuándo.',
    'Más abajo, compare el libro con un cierre guardado fuera de este sistema. Así se ve dónde empieza el cambio.',
    'Guarde la copia, e imprima o guarde esta página. Los registros anteriores al cambio siguen contando.',
  ],

  check: 'Revisar todo el libro ahora',
  checking: (done, of) =>
    `El servidor está revisando todo el libro: ${digits(done)} de ${entries(of)} hasta ahora. Mientras tanto, todo el personal puede seguir trabajando.`,
  lookAgain: 'Actualizar',
  sign: 'Firmar un cierre ahora',
  done: {
    checking: 'La revisión comenzó.',
    signed: 'Se firmó un cierre. Descárguelo y guárdelo fuera de este sistema.',
    same: 'No se agregó nada desde el último cierre, así que ese sigue mostrando dónde termina el libro.',
    faulty: 'No se firmó ningún cierre, porque el libro no está en orden.',
    keeper: 'Guardado. El próximo correo incluirá todos los cierres que esta dirección todavía no ha recibido.',
    'no-keeper': 'Guardado. El servidor no enviará cierres por correo.',
  },
  downloadAll: 'Descargar todos los cierres',

  provesTitle: 'Qué demuestra el libro y qué no',
  proves: [
    'Cada anotación contiene el hash de la anterior. Por eso, una revisión descubre si alguna anotación falta, se cambió o se agregó, y dice cuál es la primera.',
    'Un cierre guardado fuera de este sistema muestra si el libro, hasta ese día, sigue siendo el que se firmó.',
    'Quien tenga la base de datos y la clave podría reescribir el libro y firmarlo de nuevo. Solo los cierres guardados fuera del servidor permitirían descubrirlo.',
    'El libro no demuestra que una anotación fuera cierta cuando se registró, ni que la persona correcta estuviera frente a la pantalla.',
  ],

  recipientTitle: 'Guardar los cierres fuera de este sistema',
  recipientLead:
    'Pida a alguien que no administre este servidor, como su junta directiva, su asesoría legal o su aseguradora, que guarde los cierres. Cada cierre solo contiene números y fechas, sin datos de ninguna persona.',
  recipient: 'Correo electrónico al que se envían los cierres',
  recipientHint:
    'Es mejor una dirección compartida de la oficina que la de una sola persona. Déjela vacía para no enviar nada.',
  recipientWrong: 'Escriba la dirección de correo completa, o déjela vacía',
  recipientSave: 'Guardar',
  recipientState: {
    noServer:
      'No hay servidor de correo, así que los cierres no se envían. Descargue todos los cierres una vez al mes y guarde el archivo en un lugar que no sea este servidor.',
    none: 'Los cierres no se envían por correo. Descárguelos todos una vez al mes y guarde el archivo en un lugar que no sea este servidor, o escriba una dirección.',
    waiting: 'El primer correo se envía con el próximo cierre.',
    sent: (date, time, through) => `Último correo: ${date}, ${time}, hasta el cierre ${through}.`,
    failing: (tries, answer) =>
      `El correo no ha llegado después de ${count(tries, 'intento', 'intentos')}. El servidor de correo respondió: ${answer}. Lo intentaremos de nuevo.`,
  },

  keyTitle: 'Claves de firma',
  keyNow: (date) => `Firma desde el ${date}`,
  keyNext: 'Firmará el próximo cierre',
  keyBefore: (date) => `Registrada desde el ${date}, ya no firma`,
  fingerprint: 'Huella',
  vouched: (key) => `La clave ${key} responde por ella.`,
  firstKey: 'Esta es la primera clave. Compare la huella de la clave con la que se anotó cuando se creó.',
  notVouched:
    'Ninguna clave anterior responde por ella. Pregunte a quien administra el servidor por qué se cambió la clave.',

  compareTitle: 'Comparar con un cierre guardado fuera de este sistema',
  compareLead: 'El servidor no guarda nada del archivo, y ningún registro cambia.',
  file: 'Archivo con cierres',
  fileHint: 'El archivo .json de un correo o de una descarga.',
  fileNeeded: 'Elija un archivo',
  fileWrong:
    'Este archivo no contiene cierres del libro de registro, o alguien lo cambió. Use el que llegó por correo o el que se descargó.',
  compareButton: 'Comparar',

  headsTitle: 'Cierres',
  headsTable: 'Cierres, el más reciente primero',
  column: { head: 'Cierre', entries: 'Anotaciones', hash: 'Código hash', signed: 'Firmado', file: 'Archivo' },
  headName: (number) => `Cierre ${number}`,
  occasion: { daily: 'automático', asked: 'a pedido' },
  download: 'Descargar',
  downloadOf: (number) => `Descargar el cierre ${number}`,
  older: 'Cierres anteriores',
  latest: 'Cierres más recientes',
  pages: 'Páginas de cierres',

  comparison: {
    title: 'Comparación con cierres guardados fuera',
    back: 'Libro de registro',
    fits: 'El libro coincide con estos cierres.',
    differs: 'El libro no coincide con estos cierres.',
    missing: (head, said, has, n) =>
      `${n === 1 ? 'Falta' : 'Faltan'} al final ${entries(n)}: el cierre ${head} abarca ${entries(said)}, pero la base de datos tiene ${has}.`,
    replaced: (head, said, from, n) =>
      `${n === 1 ? 'Falta' : 'Faltan'} ${entries(n)} a partir de la anotación ${from}. Esto puede pasar después de restaurar una copia de seguridad. Al firmarse, el cierre ${head} abarcaba ${entries(said)}. Las que ocupan ahora ese lugar se registraron después.`,
    doubt: 'Las anotaciones coinciden, pero no todo está en orden.',
    counted: (n, end) => `Se ${n === 1 ? 'comparó' : 'compararon'} ${heads(n)} con un libro de ${entries(end)}.`,
    vouched: (n) =>
      `Los cierres del archivo también confirman ${n === 1 ? '1 cierre anterior registrado' : `${heads(n)} anteriores registrados`}.`,
    keysTitle: 'Claves',
    key: {
      known: (id, date) => `Clave ${id}: registrada aquí desde el ${date}.`,
      unknown: (id) =>
        `Clave ${id}: no está registrada aquí. O el archivo no se firmó aquí, o se cambiaron las claves registradas.`,
      later: (id, date) => `Clave ${id}: no está en el archivo. Se agregó aquí el ${date}.`,
      vouched: (id, by) => `La clave ${by} responde por la clave ${id}.`,
      notVouched: (id) => `Ninguna otra clave responde por la clave ${id}. Compare la huella de esa clave.`,
      fingerprint: (id, print) => `Huella de ${id}: ${print}`,
    },
    changeTitle: 'Dónde empieza el cambio',
    lastFit: (number, day, seq) =>
      `El último cierre que coincide es el cierre ${number} del ${day}. Todo lo que hay hasta la anotación ${seq} está como cuando se firmó ese cierre.`,
    noFit: 'No hay ningún cierre anterior que coincida, así que el cambio puede estar en cualquier punto anterior.',
    firstMisfit: (number, day, seq) =>
      `El primer cierre que no coincide es el cierre ${number} del ${day}, firmado después de la anotación ${seq}.`,
    exactly: (seq) => `La primera anotación distinta es la ${seq}: se cambió, o se puso otra en su lugar.`,
    between: (from, to) =>
      `La primera anotación distinta está entre la ${from} y la ${to}. Allí se reemplazó, se quitó o se agregó una anotación, y las siguientes se ajustaron a ella.`,
    ends: (end, missing) =>
      `El libro termina en la anotación ${end}. ${missing === 1 ? 'Falta' : 'Faltan'} al final ${entries(missing)} que un cierre ya abarcaba.`,
    older:
      'Los cierres son más nuevos que el libro, como pasa al restaurar una copia de seguridad. Falta lo que se registró después de hacer la copia.',
    silent: (from, to) =>
      `Ninguno de estos cierres abarca ${from === to ? `la anotación ${to}. Para saber si cambió` : `las anotaciones de la ${from} a la ${to}. Para saber si cambiaron`}, hay que revisar todo el libro.`,
    thereTitle: 'Qué hay allí ahora',
    there: (seq, kind, date, time) => `Anotación ${seq}: ${kind}, registrada el ${date}, ${time}`,
    thereLater:
      'Esta anotación se registró después de firmarse el cierre, así que se agregó más tarde o se puso en lugar de otra.',
    headsTitle: 'Los cierres, uno por uno',
    states: {
      fits: 'Coincide',
      differs: 'No coincide: hay otra anotación allí',
      beyond: 'No coincide: el libro termina antes',
    },
    head: (number, day, seq) => `Cierre ${number}, ${day}, después de la anotación ${seq}`,
    otherOnRecord:
      'La base de datos tiene otro cierre con este número: se restauró una copia de seguridad, o se reemplazaron sus cierres.',
    notOnRecord:
      'La base de datos no tiene un cierre con este número: se restauró una copia de seguridad, o se quitaron sus últimos cierres.',
    unknownKey: (id) => `Un cierre de la clave ${id}, que no está en el archivo ni en el registro. No demuestra nada.`,
    changedHead: 'Un cierre cuya firma no coincide, porque alguien cambió el archivo.',
    unreadableHead: 'Un cierre que no se puede leer.',
    moreFit: (n) => `${heads(n)} más que ${n === 1 ? 'coincide' : 'coinciden'}`,
  },

  mail: {
    subject: (day) => `Para guardar: cierres del ${day}`,
    what: (organization, n) =>
      `${organization} lleva sus registros de capacitación en un libro de registro. Cada día firma un cierre, que muestra dónde termina el libro. En el archivo adjunto: ${heads(n)}.`,
    last: (day, n, hash) => `El más reciente: ${day}, ${entries(n)}, hash ${hash}`,
    keep: (file) =>
      `Guarde este correo y el archivo ${file} sin cambiarlos. Si algún día alguien duda de los registros, el archivo muestra si cambiaron desde entonces.`,
    nobody: 'No hay nada más que hacer. El archivo solo contiene números y fechas, sin datos de ninguna persona.',
  },
}
