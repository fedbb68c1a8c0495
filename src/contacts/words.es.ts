import type { Messages } from '../words/messages.ts'
import { count } from '../words/count.ts'

export const lines: Messages['hr']['lines'] = {
  title: 'Números de teléfono',
  one: 'Número de teléfono',
  lead: 'Estos números están en la tarjeta, en las lecciones y en los paquetes de todos los centros. Revise cada uno cada 90 días.',
  how: 'Para revisar una línea de todos los centros, compare todo lo que dice aquí con su página oficial. No haga llamadas de prueba al 911, al 988 ni a una línea de ayuda.',
  due: (n) => (n === 0 ? 'No hay ninguno por revisar.' : `Hay ${count(n, 'número', 'números')} por revisar.`),
  shared: 'Para todos los centros',
  toCheck: 'Elija un número para registrar una revisión, aunque todavía no haga falta.',
  goesOnRecord: 'Su respuesta queda registrada de inmediato, con su nombre y la fecha de hoy.',
  open: (name) => `Detalles e historial de ${name}`,
  notFor: 'Qué no es esta línea',
  checkedOn: (day) => `Revisión del ${day}`,
  lookedUp: (day) => `Dato consultado el ${day}`,
  checkedBy: (day, by, way) => `Revisión del ${day}: ${by}, ${way}`,
  checkedWithChange: (day) => `Se comparó con su página oficial el ${day}, al confirmar el cambio`,
  checkedByCourse: (day) => `Dato consultado el ${day} en copias guardadas de páginas web, para esta versión del curso`,
  ways: { called: 'por llamada', 'official-page': 'con la página oficial' },
  next: (day) => `Próxima revisión: a más tardar el ${day}`,
  ages: {
    fresh: '',
    look: 'Hay que revisarlo.',
    late: 'Nadie lo ha revisado en 6 meses. Revíselo ahora.',
    stale: 'Nadie lo ha revisado en un año. Revíselo ahora: el personal podría llamar a un número que ya no funciona.',
  },
  failedOn: (day) => `la revisión del ${day} encontró un problema`,
  failed: {
    'no-answer': (day) => `El ${day} ya no aparecía en su página oficial. Hay que revisarlo otra vez.`,
    wrong: (day) => `El ${day} no coincidía con la página oficial. Hay que revisarlo otra vez.`,
  },
  alike: (name, digits, purpose) =>
    `No lo confunda con el ${digits}, que empieza con los mismos dígitos: ${name}. Sobre ese número: “${purpose}”`,
  marks: {
    released: 'Solo cambia con una versión nueva del curso',
    own: 'Propio de su organización',
    proposed: 'Un cambio espera la confirmación de otra persona',
  },
  works: 'Lo revisé y es correcto',
  wrong: 'Registrar que ahí aparece otro número u otra información',
  noAnswer: 'Registrar que ya no aparece ahí',
  people: {
    title: 'Teléfonos de las personas de cada centro',
    lead: 'Son los números de las personas designadas, de la persona de respaldo, de la persona a quien acudir si la preocupación es sobre la persona designada y del apoyo para el personal. Mantenerlos al día es tarea de todas las personas responsables del contenido. Llame a cada número cada 90 días para revisarlo.',
    none: 'Ningún centro ha publicado sus datos.',
  },
  local: {
    title: 'Números locales de cada centro',
    lead: 'Cada centro agrega sus números locales en su formulario. Llame a cada uno cada 90 días para revisarlo.',
    none: 'Ningún centro ha publicado un número propio.',
  },
  called: {
    edit: (name, place) => `Abrir ${name} en el formulario de ${place}`,
    byForm: (day) => `Según el formulario del centro, alguien llamó el ${day}`,
    never: (day) => `En los datos del centro desde el ${day}; todavía no ha llamado nadie`,
    ages: {
      fresh: '',
      look: 'Hay que llamar.',
      late: 'Nadie ha llamado a este número en 6 meses.',
      stale: 'Nadie ha llamado a este número en un año.',
    },
    failed: {
      'no-answer': (day, by) =>
        `${by} llamó el ${day} y nadie contestó. Llame otra vez. Si el número cambió, cámbielo en el formulario.`,
      wrong: (day, by) => `El ${day}, ${by} vio que este número no era correcto. Cámbielo en el formulario.`,
    },
    works: (phone, day) => `Sí, llamé al ${phone} el ${day} y funciona`,
    wrong: 'Registrar que no es correcto',
    noAnswer: 'Registrar que nadie contestó',
    onForm:
      'Lo que encontró quedó registrado. Si el número cambió, cámbielo aquí y después publique los datos. Si sigue siendo correcto, llame otra vez y registre que funciona.',
  },
  onDay: {
    endOfDay: 'Estos eran los números al final de ese día.',
    before: (day) => `Los registros de lo que vio el personal empiezan el ${day}.`,
    own: 'Los números de un solo centro y de las personas que trabajan ahí están en las versiones de ese centro.',
    sites: 'Centros',
  },
  calls: {
    title: 'Llamadas registradas',
    of: (site) => `Llamadas registradas de ${site}`,
    lead: 'Estas son las llamadas a los números propios de este centro, empezando por la más reciente. Una llamada anulada sigue aquí, pero no cuenta.',
  },
  takeBack: {
    link: 'Anular esta revisión',
    title: 'Anular una revisión',
    lead: 'Anúlela solo si se registró por error. Seguirá registrada con el motivo que usted escriba, pero dejará de contar. Volverá a contar la revisión anterior.',
    hint: 'Por ejemplo, eligió el número equivocado. Sin nombres y sin nada sobre una persona joven.',
  },
  done: {
    works:
      'Su revisión quedó registrada. Si la registró por error, abra el historial de ese número y elija “Anular esta revisión”. Si la tarjeta del personal tiene un número equivocado, abra de inmediato la página de ese número para que se cambie.',
    called:
      'Su llamada quedó registrada. Si la registró por error, abra “Llamadas registradas” de ese centro y elija “Anular esta revisión”. Si la tarjeta del personal tiene un número equivocado, cámbielo en el formulario del centro y publique los datos de inmediato.',
    'taken-back': 'La revisión ya no cuenta. Sigue registrada, con el motivo que usted escribió.',
    failed: 'Lo que encontró quedó registrado. El número todavía no ha cambiado.',
    proposed: 'El cambio quedó propuesto. El personal todavía ve la línea como estaba.',
    confirmed:
      'El cambio ya está en la tarjeta pública, en las lecciones y en todos los paquetes nuevos. Si esta línea está en las tarjetas de bolsillo y los carteles, imprímalos de nuevo.',
    owners: 'Guardado.',
    withdrawn: 'El cambio se retiró. La línea queda como está.',
    replaced:
      'Ese cambio ya no está en espera. Alguien propuso otro o ya tomó una decisión. Revise cómo está la línea ahora.',
    renumbered:
      'Esta línea cambió de número después de que usted abrió la página. No se registró nada. Revise el número nuevo.',
  },
  earlier: {
    still: (list) => `El nombre anterior sigue en ${list}. Cámbielo también ahí.`,
    clause: (id) => `la cláusula ${id}`,
    site: (name) => `los datos de ${name}`,
  },
  onlyReleased: 'Si esta línea está mal, avise de inmediato a quien administra el servidor.',
  check: 'Revisar esta línea',
  mail: {
    subject: 'Hay números de teléfono por revisar',
    lead: (n) => (n === 1 ? 'Hay que revisar este número de teléfono:' : 'Hay que revisar estos números de teléfono:'),
    line: (name, day) => `${name}: última revisión, ${day}`,
    for: { look: '', late: ', hace más de 6 meses', stale: ', hace más de un año' },
    how: 'Compare el 911, el 988 y las líneas de ayuda con sus páginas oficiales, sin hacerles llamadas de prueba. A los números propios de un centro, sí llame.',
    open: 'Registre aquí su revisión:',
    failed: {
      subject: 'Una revisión encontró un problema con un número de teléfono',
      lead: (n) =>
        n === 1
          ? 'Alguien encontró un problema con este número de teléfono:'
          : 'Alguien encontró un problema con estos números de teléfono:',
      shared: {
        'no-answer': (name, day) => `${name}: el ${day} ya no aparecía en su página oficial.`,
        wrong: (name, day) => `${name}: el ${day} no coincidía con su página oficial.`,
      },
      called: {
        'no-answer': (name, day) => `${name}: nadie contestó el ${day}.`,
        wrong: (name, day) => `${name}: no era correcto cuando se revisó el ${day}.`,
      },
      how: 'Revíselo otra vez y, si está mal, cámbielo. Mientras tanto, el personal sigue viendo el mismo número.',
      open: 'Revíselo o cámbielo aquí:',
    },
  },
  owners: {
    title: 'Quién está a cargo de cada número',
    link: 'Elegir quién está a cargo de cada número',
    lead: 'La persona que usted elija recibe un correo cuando hay que revisar el número. Si nadie lo revisa en 6 meses, el correo llega a todas las personas responsables del contenido. Si no hay servidor de correo, el número solo aparece en Inicio.',
    everyone: 'Cada responsable del contenido',
    by: (name) => `A cargo de ${name}`,
    byEveryone: 'A cargo de todas las personas responsables del contenido',
    save: 'Guardar',
    changed: 'Los números cambiaron después de que usted abrió esta página. Revíselos otra vez.',
    newerLead:
      'Después de que usted abrió esta página, alguien guardó lo que aparece abajo. Lo que usted eligió sigue en el formulario. Si guarda otra vez, lo suyo lo reemplaza. En los números que usted no tocó, queda lo que guardó esa persona.',
    newLine: (line) => `${line}: se agregó a esta página`,
  },
  own: {
    title: 'La línea de su organización y la del curso',
    since: (day) => `Su organización usa una línea propia desde el ${day}.`,
    course: 'En el curso',
    yours: 'En su organización',
    changed: 'Esta línea cambió en el curso después de que su organización hizo su propia versión',
    changedInCourse: 'cambió en el curso después de que su organización hizo su propia versión',
    changedLead:
      'La versión de su organización se conserva hasta que alguien la cambie. Compárela con la nueva del curso. Para conservarla, elija “Proponer un cambio”, deje todo como está y escriba el motivo. Cuando otra persona responsable del contenido lo confirme, esta línea dejará de aparecer en Inicio.',
    before: 'Antes en el curso',
    after: 'Ahora en el curso',
    back: 'Usar otra vez la línea del curso',
  },
  proposed: {
    title: 'Un cambio está en espera',
    by: (name, day) => `Lo propuso ${name} el ${day}.`,
    reason: (reason) => `Motivo: ${reason}`,
    own: 'Usted propuso este cambio, así que otra persona lo tiene que confirmar.',
    others: (names) => `Quién lo puede confirmar: ${names}.`,
    nobody: 'Todavía no hay otra persona responsable del contenido. Alguien de administración puede asignar ese rol.',
    now: 'Ahora',
    after: 'Si se confirma',
    text: 'Texto',
    confirm: 'Ya lo comparé con la página oficial: aplicar en todas partes',
    withdraw: 'Retirar el cambio',
    oneLanguage: (fields) =>
      `Estos textos cambian en un solo idioma: ${fields}. Revise que el inglés y el español sigan diciendo lo mismo.`,
    isReturn: 'La línea vuelve a ser la del curso.',
    blocked:
      'Este cambio no puede entrar en vigor tal como están las líneas ahora. Retírelo y propóngalo de nuevo con esto corregido:',
    blockedReturn: 'Esta línea todavía no puede volver a ser la del curso. Cambie primero la otra línea.',
  },
  change: {
    one: 'Cambiar un número de teléfono',
    title: (name) => `Cambiar esta línea: ${name}`,
    link: 'Proponer un cambio',
    lead: 'Nada cambia hasta que otra persona responsable del contenido confirme el cambio. Entonces se aplica de inmediato en todas partes.',
    waiting: (by, day) =>
      `${by} propuso un cambio para esta línea el ${day}. Si usted propone el suyo, reemplazará a ese cambio.`,
    changed:
      'Desde que usted abrió esta página, alguien propuso otro cambio para esta línea, o se decidió sobre uno. Véalo primero. Si el suyo todavía hace falta, propóngalo otra vez.',
    numbers: 'El número',
    words: { en: 'Textos en inglés', es: 'Textos en español' },
    save: 'Proponer el cambio',
  },
  history: 'Historial',
  noHistory: 'Todavía no hay nada registrado.',
  none: 'Nada',
  inLanguage: { en: (field) => `${field} (inglés)`, es: (field) => `${field} (español)` },
  fields: {
    digits: 'Dígitos',
    again: 'Los dígitos otra vez',
    letters: 'Escrito con letras',
    text: 'Número para mensajes de texto',
    tty: 'Número TTY',
    web: 'Página web',
    name: 'Nombre',
    sentence: 'En una oración',
    what: 'Para qué sirve',
    whatNot: 'Qué no es esta línea',
    hours: 'Horario',
    languages: 'Idiomas',
    cardWhen: 'En la tarjeta: cuándo llamar',
    cardText: 'En la tarjeta: qué es',
    walletName: 'En la tarjeta de bolsillo: nombre',
    walletNote: 'En la tarjeta de bolsillo: nota',
    reason: 'Motivo del cambio',
  },
  hints: {
    digits:
      'Léalos en la página oficial de la línea: tres dígitos, o diez con el código de área. Puede llevar un 1 delante de los diez.',
    again: 'Si los dígitos son nuevos, escríbalos por segunda vez. No los pegue.',
    letters: 'Solo si la línea las usa, por ejemplo 1-800-THE-LOST. Tienen que dar los mismos dígitos.',
    web: 'Empieza con https://.',
    sentence:
      'Cómo la nombran las lecciones, las preguntas y las historias, con su artículo: “la Línea Harbor”, o en inglés “the Harbor Line”. Escriba solo el nombre. Solo hace falta si el nombre no es el del curso.',
    what: 'Diga en general para qué sirve la línea. Nunca escriba sobre un caso real.',
    whatNot: 'Una confusión común sobre esta línea, si la hay.',
    walletNote: 'Escriba {text} donde deba aparecer el número para mensajes de texto.',
    reason: 'Escriba qué encontró y dónde. Sin nombres y sin nada sobre una persona joven.',
  },
  problems: {
    digits: 'Escriba tres dígitos, o diez con el código de área.',
    again: 'Los dos números no son iguales. Mire otra vez la página oficial.',
    letters: (spelled, digits) => `Estas letras dan ${spelled}, no ${digits}.`,
    earlierName: (word) =>
      `Aquí todavía dice “${word}”, del nombre anterior. Cámbielo también, para que la línea tenga un solo nombre en todas partes.`,
    takenName: (name) =>
      `Así se llama otra línea: ${name}. Use un nombre propio para esta, para que nadie las confunda.`,
    courseTerm: (said) =>
      `En el curso, “${said}” se refiere a otra cosa. Use un nombre propio para esta línea, para que nadie las confunda.`,
    notOfName: (said) => `Quite “${said}” y escriba solo el nombre, por ejemplo “la Línea Harbor”.`,
    unsafeSentence: (text) =>
      `Con este nombre, el curso diría: “${text}” El personal podría entender que no debe reportar o que puede esperar. Escriba solo el nombre, o use otro.`,
    taken: (name) => `Este ya es el número de ${name}.`,
    text: 'Escriba de tres a seis dígitos.',
    tty: 'Escriba solo dígitos.',
    web: 'Escriba una dirección que empiece con https://.',
    needed: 'Falta el texto en inglés.',
    spanish: 'Falta el texto en español. El personal que lee en español también lo necesita.',
    slot: 'Entre llaves solo puede estar {text}, y solo si hay un número para mensajes de texto.',
    sentence: 'La línea ahora tiene otro nombre. Escriba cómo se la nombra en una oración.',
    otherName: 'Use una palabra del nombre, para que el personal sepa que es la misma línea.',
    reason: 'Escriba el motivo del cambio.',
    same: 'No cambió nada.',
    notToReport:
      'Con este texto, el personal podría entender que no debe reportar. Diga cuándo llamar y deje la decisión a la persona que evalúa la llamada.',
    promises: 'Este texto promete un resultado, y nadie puede prometerlo.',
    permission:
      'El personal podría entender que, antes de llamar, tiene que pedir permiso, tener pruebas o esperar a otra persona. Diga que no hay que esperar.',
    delay: 'Con este texto, el personal podría creer que puede esperar. Escriba “de inmediato”.',
    harms:
      'Con este texto, el personal podría guardar o enviar una imagen, prometer secreto, pedir detalles, enfrentar a alguien o registrar las cosas de una persona joven. Diga que no se hace. De averiguar se encargan la policía y personal especializado.',
  },
}
