trigger HostileFeedItem on FeedItem(before insert) {
    HostileAutomation.onPosts(Trigger.new);
}
