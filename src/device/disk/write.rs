//! Writing: a transaction, all or none.

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use indexed_db_futures::error::{DomException, Error};
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{TransactionDurability, TransactionMode, TransactionOptions};
use js_sys::Uint8Array;
use sync::StoreFailure;
use wasm_bindgen::JsValue;
use workshop::order;

use super::connection::{Connection, Lost};
use super::{Change, Durability, Outcome, Store, read};

/// Makes the transaction; once more if the connection was lost.
pub(super) async fn commit(
    connection: &Connection,
    changes: &[Change],
    durability: Durability,
) -> Outcome {
    if changes.is_empty() {
        return Ok(());
    }
    match attempt(connection, changes, durability).await {
        Ok(()) => return Ok(()),
        Err(Lost::Gone) => return Err(StoreFailure::Disk),
        Err(lost) if is_taken(&lost) => return taken(connection, changes).await,
        Err(_) => connection.reset(),
    }
    match attempt(connection, changes, durability).await {
        Ok(()) => Ok(()),
        Err(lost) if is_taken(&lost) => taken(connection, changes).await,
        Err(_) => Err(StoreFailure::Disk),
    }
}

/// Something that had to be new is there. It may be the very same: an attempt before, of this call or of
/// one that was answered with [`StoreFailure::Disk`], can have reached the disk and lost its answer. What
/// had to be new carries a random nonce, so nobody else wrote these bytes.
async fn taken(connection: &Connection, changes: &[Change]) -> Outcome {
    if are_there(connection, changes).await {
        Ok(())
    } else {
        Err(StoreFailure::Taken)
    }
}

async fn attempt(
    connection: &Connection,
    changes: &[Change],
    durability: Durability,
) -> Result<(), Lost> {
    let mut stores: Vec<Store> = changes.iter().map(Change::store).collect();
    order::sort_by(&mut stores, Store::cmp);
    stores.dedup();
    let names: Vec<&str> = stores.into_iter().map(Store::name).collect();
    let database = connection.database().await?;
    let transaction = database
        .transaction(names.as_slice())
        .with_mode(TransactionMode::Readwrite)
        .with_options(TransactionOptions::new().with_durability(match durability {
            Durability::Strict => TransactionDurability::Strict,
            Durability::Relaxed => TransactionDurability::Relaxed,
        }))
        .build()?;
    let mut requests = Vec::with_capacity(changes.len());
    for change in changes {
        let store = transaction.object_store(change.store().name())?;
        requests.push(match change {
            Change::Add(_, key, value) => {
                let add = store.add(to_js(value)).with_key(key.as_str());
                add.without_key_type().primitive()?.boxed_local()
            }
            Change::Put(_, key, value) => {
                let put = store.put(to_js(value)).with_key(key.as_str());
                put.without_key_type().primitive()?.boxed_local()
            }
            Change::Delete(_, key) => store.delete(key.as_str()).primitive()?.boxed_local(),
        });
    }
    all_done(requests).await?;
    Ok(transaction.commit().await?)
}

/// Waits for the last request. One that fails aborts the transaction and with it all that come after,
/// but only as long as nobody has said `commit`: Firefox (153) then keeps the requests around the one
/// that failed.
async fn all_done(mut requests: Vec<LocalBoxFuture<'_, Result<(), Error>>>) -> Result<(), Error> {
    let Some(last) = requests.pop() else {
        return Ok(());
    };
    let outcome = last.await;
    if outcome.is_err() {
        // The last one knows only that it was aborted; the first that failed knows why.
        for request in requests {
            request.await?;
        }
    }
    outcome
}

fn to_js(value: &[u8]) -> JsValue {
    Uint8Array::from(value).into()
}

fn is_taken(lost: &Lost) -> bool {
    matches!(
        lost,
        Lost::Refused(Error::DomException(DomException::ConstraintError(_)))
    )
}

async fn are_there(connection: &Connection, changes: &[Change]) -> bool {
    for change in changes {
        if let Change::Add(store, key, value) = change
            && read::get(connection, *store, key).await != Ok(Some(value.clone()))
        {
            return false;
        }
    }
    true
}
