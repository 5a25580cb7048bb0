use super::filter::Filter;
use super::window::window;
use crate::answer::Answer;
use crate::audit::AuditRecord;
use crate::handlers::collection;
use crate::paging::Position;
use crate::{AuditAccess, Store, Timestamp};
use partner_center::Headers;

/// GET `auditrecords?startDate=&endDate=&size=&filter=`, and the next page as every list: newest first.
pub fn list(store: &Store, query: &str, headers: &Headers, now: Timestamp) -> Answer {
    if store.settings().audit == AuditAccess::Denied {
        return Answer::fault(403, 1002, "Authorization Failed");
    }
    page(store, query, headers, now).unwrap_or_else(|refusal| refusal)
}

fn page(store: &Store, query: &str, headers: &Headers, now: Timestamp) -> Result<Answer, Answer> {
    let position = collection::position(query, headers, store.settings())?;
    let filter = Filter::parse(&position.filter)?;
    let window = window(query, now)?;
    let visible = now.unix_millis().saturating_sub(store.settings().audit_delay);
    // The list grows at its beginning, so a page goes on below the number of the last record shown.
    let before =
        if position.offset == 0 { u64::MAX } else { u64::try_from(position.offset).unwrap_or(u64::MAX) };
    let mut matching = store.audit.newest_first().filter(|record| {
        record.sequence < before
            && record.at <= visible
            && window.contains(&record.at)
            && filter.matches(record)
    });
    let shown: Vec<&AuditRecord> = matching.by_ref().take(position.size).collect();
    let last = shown.last().and_then(|record| usize::try_from(record.sequence).ok());
    let next =
        last.filter(|_| matching.next().is_some()).map(|offset| Position { offset, ..position.clone() });
    let items: Vec<String> = shown.iter().map(|record| record.document().to_string()).collect();
    Ok(collection::page(store.settings(), "/auditrecords", query, &items, next.as_ref()))
}
