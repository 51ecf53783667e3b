//! Graphs, as far as withholding needs them: bridges, and the cheapest way around one.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Nodes and edges between them; several edges may join the same two.
pub(crate) struct Graph {
    /// The two ends of each edge.
    ends: Vec<(usize, usize)>,
    /// For each node its edges, and where they lead.
    around: Vec<Vec<(usize, usize)>>,
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

    /// The first of the chosen edges that is in no cycle of chosen edges.
    pub(crate) fn bridge(&self, chosen: &[bool]) -> Option<usize> {
        let mut walk = Walk {
            order: vec![0; self.around.len()],
            reach: vec![0; self.around.len()],
            reached: 0,
            bridge: None,
        };
        for node in 0..self.around.len() {
            if walk.order[node] == 0 {
                self.walk(node, chosen, &mut walk);
            }
        }
        walk.bridge
    }

    /// Tarjan's: depth first, with the earliest node that can be reached from below each. Without recursion, for a
    /// table may have as many lines as a plan.
    fn walk(&self, start: usize, chosen: &[bool], walk: &mut Walk) {
        // A node, the edge that led to it, and which of its edges is next.
        let mut path = vec![(start, None, 0)];
        walk.enter(start);
        while let Some((node, by, next)) = path.last_mut() {
            let (node, by) = (*node, *by);
            if let Some((edge, there)) = self.around[node].get(*next) {
                *next += 1;
                if !chosen[*edge] || by == Some(*edge) {
                    continue;
                }
                if walk.order[*there] == 0 {
                    walk.enter(*there);
                    path.push((*there, Some(*edge), 0));
                } else {
                    walk.reach[node] = walk.reach[node].min(walk.order[*there]);
                }
                continue;
            }
            path.pop();
            let (Some((above, ..)), Some(by)) = (path.last(), by) else {
                continue;
            };
            walk.reach[*above] = walk.reach[*above].min(walk.reach[node]);
            if walk.reach[node] > walk.order[*above] {
                walk.bridge = Some(walk.bridge.map_or(by, |first| first.min(by)));
            }
        }
    }

    /// The edges of the cheapest way from one end of an edge to the other that does not use it; Dijkstra's. None
    /// where there is no way.
    pub(crate) fn around(&self, edge: usize, cost: impl Fn(usize) -> u64) -> Vec<usize> {
        let (from, to) = self.ends[edge];
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
                let sum = spent + cost(*by);
                if *by != edge && best[*there].is_none_or(|(least, _)| sum < least) {
                    best[*there] = Some((sum, Some(*by)));
                    open.push(Reverse((sum, *there)));
                }
            }
        }
        let mut way = Vec::new();
        let mut node = to;
        while let Some((_, Some(by))) = best[node] {
            way.push(by);
            let (one, other) = self.ends[by];
            node = if node == one { other } else { one };
        }
        way
    }
}

/// How far a search has come; orders begin at one, and zero is a node not reached.
struct Walk {
    order: Vec<usize>,
    reach: Vec<usize>,
    reached: usize,
    bridge: Option<usize>,
}

impl Walk {
    fn enter(&mut self, node: usize) {
        self.reached += 1;
        self.order[node] = self.reached;
        self.reach[node] = self.reached;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edge_in_no_cycle_is_a_bridge() {
        // A triangle, a tail, and two edges between the same nodes.
        let ends = vec![(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (3, 4)];
        let graph = Graph::new(5, ends);
        assert_eq!(graph.bridge(&[true; 6]), Some(3));
        assert_eq!(graph.bridge(&[true, true, true, false, true, true]), None);
        assert_eq!(
            graph.bridge(&[true, false, true, false, true, false]),
            Some(0)
        );
        assert_eq!(graph.bridge(&[false; 6]), None);
    }

    #[test]
    fn the_way_around_is_the_cheapest() {
        let ends = vec![(0, 1), (0, 2), (2, 1), (0, 3), (3, 1), (0, 1)];
        let graph = Graph::new(4, ends);
        let costs = [0, 5, 5, 1, 2, 4];
        assert_eq!(graph.around(0, |edge| costs[edge]), [4, 3]);
        assert_eq!(graph.around(4, |edge| costs[edge]), [0, 3]);
        let tail = Graph::new(2, vec![(0, 1)]);
        assert!(tail.around(0, |_| 1).is_empty());
    }
}
