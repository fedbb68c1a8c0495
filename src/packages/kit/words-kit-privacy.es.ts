import type { Messages } from '../../words/messages.ts'

/** What leaves the course, where it is kept, and what the package does not do, in Spanish. */
export const kitPrivacy: Messages['kit']['privacy'] = {
  title: 'Privacidad y seguridad',
  lead: 'Qué escribe el curso, dónde queda y qué no hace nunca.',
  hosts: 'Servidores con los que se comunica',
  hostsText:
    'Ninguno. Todos los archivos están en el zip. No hay letras, programas, imágenes ni contadores de otro lugar. El curso habla con su LMS por las funciones que el LMS pone en la página. Los enlaces a números abren el teléfono de la persona, y nada más.',
  hostsCmi5:
    'Solo su propio LMS o su almacén de registros, en la dirección que su LMS da al abrir. Todos los archivos están en el zip. No hay letras, programas, imágenes ni contadores de otro lugar.',
  leave: 'Si usted eligió una página para “Salir de esta página”, ese botón la abre. No dice de dónde viene.',
  written: 'Qué se escribe en el LMS',
  writtenLead: 'Cada valor, cuándo se escribe y qué dice. No se escribe nada más.',
  writtenNothing: 'Nada. La edición web no tiene LMS. No sabe quién lee.',
  head: ['Valor', 'Cuándo', 'Qué dice'],
  rows: {
    status: {
      when: 'Al abrir, y después de confirmar la política',
      says: 'En curso, luego la palabra final. Nunca retrocede y nunca es “failed” (reprobado).',
    },
    score: {
      when: 'Junto con la palabra final',
      says: 'El puntaje de la prueba final aprobada, como porcentaje. Una prueba sin aprobar no deja puntaje.',
    },
    exit: { when: 'Al abrir', says: 'Siempre que la persona puede volver.' },
    time: { when: 'Cada vez que guarda', says: 'Cuánto tiempo estuvo abierta esta sesión.' },
    place: {
      when: 'En cada paso',
      says: 'La página del curso que estaba abierta. Las páginas para una pausa nunca se nombran.',
    },
    state: {
      when: 'En cada paso',
      says: 'Un texto en clave de menos de 3,500 caracteres: lugar, respuestas, historias y cómo le gusta leer a la persona. Está en clave, pero no es secreto. El curso lo necesita para seguir. No lo descifre ni lo imprima.',
    },
    lessons: {
      when: 'Al terminar una lección',
      says: 'Que esa lección está terminada: una entrada por cada una, con su ID y su título.',
    },
    statement: {
      when: 'Con cada declaración',
      says: 'La persona, como el LMS la nombró al abrir, cuándo ocurrió y lo que el LMS quiere junto a ello. Vuelve al lugar de donde vino y a ningún otro.',
    },
    results: {
      when: 'Al entregar una prueba final',
      says: 'Por cada pregunta: su ID, su tipo y si la respuesta es la indicada. Sin cuánto tardó.',
    },
    responses: {
      when: 'Al entregar una prueba final',
      says: 'Por cada pregunta: su ID, su tipo, las letras de las opciones elegidas y si son las indicadas. Sin cuánto tardó.',
    },
  },
  noHour: 'Sin la hora.',
  rules: 'Reglas que valen siempre',
  rulePoints: [
    'El curso no muestra, no guarda y no pasa el nombre ni el ID de la persona.',
    'En el repaso de un curso terminado no se escribe nada. En una vista previa o sin crédito, un curso SCORM que no encuentra un estado escribe “incomplete” y que la persona puede volver, y nada más. Si no, algunos LMS darían la vista previa por terminada.',
    'La práctica en lecciones, los ejercicios, las historias, las pausas y cómo lee la persona no están en ningún informe.',
    'No hay ningún campo para escribir. Nadie puede dejar aquí palabras sobre una persona joven.',
  ],
  browser: 'Qué queda en el navegador',
  browserText:
    'Una copia del avance, en el almacenamiento del navegador, por si el LMS perdió pasos. El curso la ofrece durante 14 días, solo a la misma persona, y pregunta antes. Contiene el mismo texto en clave de arriba y ningún nombre. La edición web guarda su avance ahí y en ningún otro lugar. En una computadora compartida, cierre la sesión del LMS después de usarlo y termine la edición web de una vez.',
  policy: 'Seguridad',
  policyPoints: [
    'Funciona con una política de contenido estricta: default-src ’self’, sin programas ni estilos dentro de la página y sin eval.',
    'No abre ventanas, y no sale de su marco más que para hallar las funciones del LMS.',
    'Las respuestas indicadas viajan dentro del paquete. Quien desarma sus archivos puede leerlas. Su LMS debe dejar que solo lo abra el personal.',
    'El código de comprobación del final encuentra errores al escribir. No es una firma, y quien tiene el paquete puede hacer uno.',
    'Con el archivo SHA256SUMS usted puede revisar la carpeta, y con content-manifest.json los archivos del paquete.',
  ],
  keep: 'Cuánto tiempo guardarlo',
  keepText:
    'Eso lo deciden su LMS y sus reglas. El curso necesita sus valores hasta que la persona termina. Después bastan el estado, el puntaje y la fecha.',
}
