//! Graphs, as far as withholding needs them: the cheapest way around an edge.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Nodes and edges between them; several edges may join the same two.
pub(crate) struct Graph {
    /// The two ends of each edge.
    ends: Vec<(usize, usize)>,
    /// For each node its edges, and where they lead.
    around: Vec<Vec<(usize, usize)>>,
}

/// A way: edges, and what it costs.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Way {
    pub cost: u64,
    pub edges: Vec<usize>,
}

impl Graph {
    pub(crate) fn new(nodes: usize, ends: Vec<(usize, usize)>) -> Self {
        let mut around = vec![Vec::new(); nodes];
        for (edge, (one, other)) in ends.iter().enumerate() {
            around[*one].push((edge, *other));
            around[*other].push((edge, *one));
        }
        Self { ends, around }
    }

    /// The cheapest way that closes a cycle with an edge, gone along from its first end to its second or back; Dijkstra's.
    /// The cost of each edge is asked for by its direction; none is no way. None where no way closes a cycle.
    pub(crate) fn around(
        &self,
        edge: usize,
        forth: bool,
        cost: impl Fn(usize, bool) -> Option<u64>,
    ) -> Option<Way> {
        let (one, other) = self.ends[edge];
        let (from, to) = if forth { (other, one) } else { (one, other) };
        let mut best: Vec<Option<(u64, Option<usize>)>> = vec![None; self.around.len()];
        best[from] = Some((0, None));
        let mut open = BinaryHeap::from([Reverse((0, from))]);
        while let Some(Reverse((spent, node))) = open.pop() {
            if node == to {
                break;
            }
            if best[node].is_some_and(|(least, _)| least < spent) {
                continue;
            }
            for (by, there) in &self.around[node] {
                let forth = self.ends[*by].0 == node;
                let Some(cost) = cost(*by, forth).filter(|_| *by != edge) else {
                    continue;
                };
                let sum = spent + cost;
                if best[*there].is_none_or(|(least, _)| sum < least) {
                    best[*there] = Some((sum, Some(*by)));
                    open.push(Reverse((sum, *there)));
                }
            }
        }
        let (cost, _) = best[to]?;
        let mut edges = Vec::new();
        let mut node = to;
        while let Some((_, Some(by))) = best[node] {
            edges.push(by);
            let (one, other) = self.ends[by];
            node = if node == one { other } else { one };
        }
        Some(Way { cost, edges })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_around_is_the_cheapest() {
        let ends = vec![(0, 1), (0, 2), (2, 1), (0, 3), (3, 1), (0, 1)];
        let graph = Graph::new(4, ends);
        let costs = [0, 5, 5, 1, 2, 4];
        let way = |edge, forth| graph.around(edge, forth, |by, _| Some(costs[by]));
        let (around, back) = (vec![3, 4], vec![4, 3]);
        assert_eq!(
            way(0, true),
            Some(Way {
                cost: 3,
                edges: around
            })
        );
        assert_eq!(
            way(0, false),
            Some(Way {
                cost: 3,
                edges: back
            })
        );
        // Back from 1 to 0 no edge may be used but the last.
        let last = graph.around(0, true, |by, forth| (forth || by == 5).then_some(costs[by]));
        assert_eq!(
            last,
            Some(Way {
                cost: 4,
                edges: vec![5]
            })
        );
        let tail = Graph::new(2, vec![(0, 1)]);
        assert_eq!(tail.around(0, true, |_, _| Some(1)), None);
    }
}
