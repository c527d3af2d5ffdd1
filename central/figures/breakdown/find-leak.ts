import { fewestRatingsOfPerson } from "../../../contract/office/figures/figures.ts";

/** How many ratings each block of one table shares with each group of another. */
export type Shared = ReadonlyMap<string, ReadonlyMap<string, number>>;

interface Arc {
  readonly to: number;
  /** The place of the opposite arc among those of `to`. */
  readonly opposite: number;
  readonly capacity: number;
  left: number;
}

type Network = readonly (readonly Arc[])[];

interface Edge {
  readonly block: number;
  readonly group: number;
  readonly groupName: string;
  readonly ratings: number;
}

const edgesOf = (shared: Shared): { readonly edges: readonly Edge[]; readonly nodes: number } => {
  const groups = [...new Set([...shared.values()].flatMap((row) => [...row.keys()]))];
  const placeOf = new Map(groups.map((name, index) => [name, shared.size + index]));
  const edges = [...shared.values()].flatMap((row, block) =>
    [...row].map(([groupName, ratings]) => ({ block, group: placeOf.get(groupName) ?? 0, groupName, ratings })),
  );
  return { edges, nodes: shared.size + groups.length };
};

/** Arcs from one side have the ratings as their capacity; those back have no limit. */
const networkOf = (edges: readonly Edge[], nodes: number, limited: "block" | "group"): Network => {
  const network: Arc[][] = Array.from({ length: nodes }, () => []);
  for (const { block, group, ratings } of edges) {
    const [there, back] = limited === "block" ? [ratings, Infinity] : [Infinity, ratings];
    const [ofBlock, ofGroup] = [network[block], network[group]];
    if (!ofBlock || !ofGroup) continue;
    const [atBlock, atGroup] = [ofBlock.length, ofGroup.length];
    ofBlock.push({ to: group, opposite: atGroup, capacity: there, left: there });
    ofGroup.push({ to: block, opposite: atBlock, capacity: back, left: back });
  }
  return network;
};

const findPath = (network: Network, source: number, sink: number): readonly Arc[] | undefined => {
  const reached = new Map<number, { readonly from: number; readonly by: Arc } | null>([[source, null]]);
  for (const node of reached.keys()) {
    for (const by of network[node] ?? []) {
      if (by.left > 0 && !reached.has(by.to)) reached.set(by.to, { from: node, by });
    }
    if (!reached.has(sink)) continue;
    const path: Arc[] = [];
    for (let step = reached.get(sink); step; step = reached.get(step.from)) path.push(step.by);
    return path;
  }
  return undefined;
};

/** Whether so many ratings flow from one node to another. */
const flows = (network: Network, source: number, sink: number, wanted: number): boolean => {
  for (const arcs of network) for (const arc of arcs) arc.left = arc.capacity;
  for (let flow = 0; flow < wanted; ) {
    const path = findPath(network, source, sink);
    if (!path) return false;
    const room = Math.min(...path.map(({ left }) => left));
    for (const arc of path) {
      arc.left -= room;
      const opposite = network[arc.to]?.[arc.opposite];
      if (opposite) opposite.left += room;
    }
    flow += room;
  }
  return true;
};

/** Classes of nodes that are joined one by one. */
const startClasses = () => {
  const above = new Map<number, number>();
  const top = (node: number): number => {
    const next = above.get(node);
    if (next === undefined) return node;
    const found = top(next);
    // The next search is short.
    if (found !== next) above.set(node, found);
    return found;
  };
  const join = (one: number, other: number): void => {
    if (top(one) !== top(other)) above.set(top(one), top(other));
  };
  return { top, join };
};

type Classes = ReturnType<typeof startClasses>;
type Ends = (edge: Edge) => readonly [source: number, sink: number];

/**
 * Joins classes with enough ratings from one to the other: every cut between them would hold all of these. Back flows
 * any number.
 */
const joinClasses = (classes: Classes, edges: readonly Edge[], nodes: number, ends: Ends): void => {
  let left = edges;
  for (let hasChanged = true; hasChanged; ) {
    hasChanged = false;
    left = left.filter((edge) => classes.top(edge.block) !== classes.top(edge.group));
    const between = new Map<number, number>();
    for (const edge of left) {
      const [source, sink] = ends(edge).map(classes.top) as [number, number];
      // Where an edge leads from the other class to this one, any number flows.
      between.set(sink * nodes + source, Infinity);
      between.set(source * nodes + sink, (between.get(source * nodes + sink) ?? 0) + edge.ratings);
    }
    for (const [pair, ratings] of between) {
      const [source, sink] = [Math.floor(pair / nodes), pair % nodes];
      if (ratings < fewestRatingsOfPerson || (between.get(sink * nodes + source) ?? 0) < fewestRatingsOfPerson)
        continue;
      if (classes.top(source) === classes.top(sink)) continue;
      classes.join(source, sink);
      hasChanged = true;
    }
  }
};

/**
 * The group of an edge across which too few ratings flow. Nodes between which enough flow in both directions form a class,
 * and enough flow within a class: few edges have to be tried.
 */
const findNarrow = (edges: readonly Edge[], nodes: number, network: Network, ends: Ends): string | undefined => {
  const classes = startClasses();
  joinClasses(classes, edges, nodes, ends);
  for (const edge of edges) {
    const [source, sink] = ends(edge);
    if (classes.top(source) === classes.top(sink)) continue;
    if (!flows(network, source, sink, fewestRatingsOfPerson)) return edge.groupName;
    classes.join(source, sink);
    joinClasses(classes, edges, nodes, ends);
  }
  return undefined;
};

/**
 * A group by which two tables of the same ratings, subtracted from each other, isolate fewer than ten of them; undefined
 * where none does.
 *
 * Sums of whole blocks and sums of whole groups isolate a set of ratings only where every rating of some groups lies in
 * some blocks: the set is what these blocks have beyond these groups, or the other way round. Such a set is a cut
 * between blocks and groups, so the smallest one is found as the largest flow.
 */
export const findLeak = (shared: Shared): string | undefined => {
  const { edges, nodes } = edgesOf(shared);
  return (
    findNarrow(edges, nodes, networkOf(edges, nodes, "block"), ({ block, group }) => [block, group]) ??
    findNarrow(edges, nodes, networkOf(edges, nodes, "group"), ({ block, group }) => [group, block])
  );
};
