import { type Photo, type Photos, photoName } from "./photos.ts";

const endsIn = (name: string, path: string): boolean => name === path || name.endsWith(`/${path}`);

/** The photo that a cell names, in any folder of the zip file. */
export const namedPhoto = (photos: Photos, name: string): readonly [name: string, photo: Photo] | undefined =>
  [...photos].find(([each]) => endsIn(each, photoName(name)));

interface Numbered {
  readonly unitCode: string;
  readonly number: string;
}

/**
 * Finds the owner of a photo by its name: of the unit that its folder is named after, or the only person with the
 * number. undefined where there is none, or could be two.
 */
export const createOwnerFinder = <Person extends Numbered>(people: Iterable<Person>, unitCodes: Iterable<string>) => {
  const folders = new Set([...unitCodes].map(photoName));
  const owners = new Map<string, Person[]>();
  const put = (key: string, person: Person) => owners.set(key, [...(owners.get(key) ?? []), person]);
  for (const person of people) {
    put(photoName(person.number), person);
    put(photoName(`${person.unitCode}/${person.number}`), person);
  }
  return (name: string): Person | undefined => {
    const [folder = "", number = ""] = `/${name.replace(/\.[^./]+$/, "")}`.split("/").slice(-2);
    const found = owners.get(folders.has(folder) ? `${folder}/${number}` : number) ?? [];
    return found.length === 1 ? found[0] : undefined;
  };
};
