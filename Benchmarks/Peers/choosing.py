"""Which peers suit which data."""
import line_peers
import table_peers
import text_peers

TEXT_PEERS = {**line_peers.PEERS, **text_peers.PEERS}
EVERY_PEER = [*TEXT_PEERS, *{**table_peers.TABLE_PEERS, **table_peers.IMAGE_PEERS}]

# Up to so many pixels an image is as well told by learners for tables, and users try them.
SMALL_IMAGE = 16 * 16


def suiting(data):
    """Returns the peers for a data set, by their names on the command line."""
    if data.kind == "text":
        return TEXT_PEERS
    if data.kind == "table":
        return table_peers.TABLE_PEERS
    if data.pixels <= SMALL_IMAGE:
        return {**table_peers.TABLE_PEERS, **table_peers.IMAGE_PEERS}
    return table_peers.IMAGE_PEERS
