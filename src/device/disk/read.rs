//! Reading: a row, or a slice of rows.

use indexed_db_futures::KeyRange;
use indexed_db_futures::prelude::*;
use js_sys::Uint8Array;
use sync::StoreFailure;
use wasm_bindgen::{JsCast, JsValue};

use super::connection::{Connection, Lost};
use super::{KeyAndValue, Store};

/// Reads a slice; once more if the connection was lost.
pub(super) async fn slice(
    connection: &Connection,
    store: Store,
    prefix: &str,
    after: Option<&str>,
    limit: u32,
) -> Result<Vec<KeyAndValue>, StoreFailure> {
    if let Ok(rows) = attempt_slice(connection, store, prefix, after, limit).await {
        return Ok(rows);
    }
    connection.reset();
    attempt_slice(connection, store, prefix, after, limit)
        .await
        .map_err(|_| StoreFailure::Disk)
}

/// Reads a row; once more if the connection was lost.
pub(super) async fn get(
    connection: &Connection,
    store: Store,
    key: &str,
) -> Result<Option<Vec<u8>>, StoreFailure> {
    if let Ok(value) = attempt_get(connection, store, key).await {
        return Ok(value);
    }
    connection.reset();
    attempt_get(connection, store, key)
        .await
        .map_err(|_| StoreFailure::Disk)
}

async fn attempt_slice(
    connection: &Connection,
    store: Store,
    prefix: &str,
    after: Option<&str>,
    limit: u32,
) -> Result<Vec<KeyAndValue>, Lost> {
    let database = connection.database().await?;
    let transaction = database.transaction(store.name()).build()?;
    let store = transaction.object_store(store.name())?;
    let range = || {
        let (lower, open) = after.map_or((prefix, false), |after| (after, true));
        // No key holds this character, so it is above all that begin with the prefix.
        KeyRange::Bound(lower.to_owned(), open, format!("{prefix}\u{ffff}"), false)
    };
    // Both requests at once: a transaction that is waited on with nothing asked of it ends.
    let keys = store
        .get_all_keys::<String>()
        .with_query::<String, _>(range())
        .with_limit(limit)
        .primitive()?;
    let values = store
        .get_all::<JsValue>()
        .with_query::<String, _>(range())
        .with_limit(limit)
        .primitive()?;
    let keys = keys.await?;
    let values = values.await?;
    keys.zip(values)
        .map(|(key, value)| Ok((key?, from_js(value?))))
        .collect()
}

async fn attempt_get(
    connection: &Connection,
    store: Store,
    key: &str,
) -> Result<Option<Vec<u8>>, Lost> {
    let database = connection.database().await?;
    let transaction = database.transaction(store.name()).build()?;
    let value: Option<JsValue> = transaction
        .object_store(store.name())?
        .get(key)
        .primitive()?
        .await?;
    Ok(value.map(from_js))
}

/// What is no bytes counts as torn: no envelope is empty.
fn from_js(value: JsValue) -> Vec<u8> {
    value
        .dyn_into::<Uint8Array>()
        .map(|bytes| bytes.to_vec())
        .unwrap_or_default()
}
