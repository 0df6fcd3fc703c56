internal import Foundation
internal import GRDB

extension Store {
    /// Keeps bytes by their digest; what is there already stays.
    ///
    /// `isTaken` tells what came from the parent from what is handed to children.
    package func keepParcel(
        _ digest: String, _ bytes: [UInt8], isTaken: Bool
    ) throws(StoreError) {
        try write { database in
            try database.run(
                "INSERT OR IGNORE INTO parcel VALUES (?, ?, ?)", [digest, isTaken, Data(bytes)])
        }
    }

    /// The bytes of a parcel; nil when it is not here.
    package func parcel(_ digest: String, isTaken: Bool) throws(StoreError) -> [UInt8]? {
        try read { database in
            try database.row(
                "SELECT bytes FROM parcel WHERE digest = ? AND is_taken = ?", [digest, isTaken]
            ).map { try $0.bytes(0) }
        }
    }

    /// Lets go of parcels that nobody needs.
    package func dropParcels(
        except needed: Set<String>, isTaken: Bool
    ) throws(StoreError) {
        try write { database in
            let rows = try database.rows(
                "SELECT digest FROM parcel WHERE is_taken = ?", [isTaken])
            for row in rows where !needed.contains(row[0]) {
                let digest: String = row[0]
                try database.run(
                    "DELETE FROM parcel WHERE digest = ? AND is_taken = ?", [digest, isTaken])
            }
        }
    }
}
