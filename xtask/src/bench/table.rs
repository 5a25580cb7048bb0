//! The times, and the limits that hold for them.

use crate::failure::Failure;

/// One thing that was measured often.
#[derive(Debug, PartialEq)]
pub struct Figure {
    /// What it belongs to.
    group: String,
    name: String,
    /// Of the numbers.
    unit: String,
    median: f64,
    /// What 95 of 100 are not above.
    p95: f64,
    /// What both must be under.
    limit: Option<f64>,
    /// What the median should be, and need not be yet.
    aim: Option<f64>,
}

impl Figure {
    /// Whether it is over its limit.
    pub fn is_over(&self) -> bool {
        self.limit.is_some_and(|limit| self.median >= limit || self.p95 >= limit)
    }

    fn judgement(&self) -> &'static str {
        match (self.limit, self.aim) {
            (Some(_), _) if self.is_over() => "OVER",
            (None, Some(aim)) if self.median > aim => "above the aim",
            (None, None) => "",
            _ => "ok",
        }
    }
}

/// Reads figures: a line each, of group, name, unit, median, 95th percentile, limit and aim, separated by tabs. The last
/// two may be empty.
///
/// # Errors
/// The line that is not like this.
pub fn read(text: &str) -> Result<Vec<Figure>, Failure> {
    text.lines()
        .map(|line| figure(line).ok_or_else(|| Failure(format!("This is no figure: {line:?}"))))
        .collect()
}

fn figure(line: &str) -> Option<Figure> {
    let mut parts = line.split('\t');
    let mut text = || parts.next().map(str::to_owned);
    let (group, name, unit) = (text()?, text()?, text()?);
    let mut number = || parts.next()?.parse().ok();
    let (median, p95) = (number()?, number()?);
    Some(Figure { group, name, unit, median, p95, limit: number(), aim: number() })
}

/// Prints them.
pub fn print(figures: &[Figure]) {
    println!("\n{:<52} {:>10} {:>10}       {:>8} {:>8}", "", "median", "95 of 100", "limit", "aim");
    let mut group = "";
    for figure in figures {
        if figure.group != group {
            group = &figure.group;
            println!("{group}");
        }
        let bound = |bound: Option<f64>| bound.map(|bound| format!("{bound}")).unwrap_or_default();
        println!(
            "  {:<50} {:>10.1} {:>10.1} {:<5} {:>8} {:>8}  {}",
            figure.name,
            figure.median,
            figure.p95,
            figure.unit,
            bound(figure.limit),
            bound(figure.aim),
            figure.judgement()
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(line: &str) -> Figure {
        read(line).unwrap().remove(0)
    }

    #[test]
    fn a_limit_holds_for_both_numbers_and_an_aim_fails_nothing() {
        for (line, over, judgement) in [
            ("keys\tat once\tms\t5.0\t15.9\t16\t", false, "ok"),
            ("keys\tat once\tms\t5.0\t16.0\t16\t", true, "OVER"),
            ("core\tmerge\tµs\t21\t3\t20\t", true, "OVER"),
            ("load\tfilled\tms\t1200.5\t1300\t\t1100", false, "above the aim"),
            ("load\tfilled\tms\t900\t1300\t\t1100", false, "ok"),
            ("load\tbytes\tKiB\t1\t1\t\t", false, ""),
        ] {
            let figure = one(line);
            assert_eq!((figure.is_over(), figure.judgement()), (over, judgement), "{line}");
        }
    }

    #[test]
    fn a_line_that_is_no_figure_is_named() {
        assert_eq!(read("").unwrap(), []);
        for line in ["keys", "keys\tat once\tms\tfast\t1\t\t", "keys\tat once\tms\t1"] {
            assert!(read(line).unwrap_err().to_string().contains(line.split('\t').next().unwrap()));
        }
    }
}
