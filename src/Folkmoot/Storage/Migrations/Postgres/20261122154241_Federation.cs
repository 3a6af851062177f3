using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Folkmoot.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Federation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "corrected_at",
                table: "noticeboard_posts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "noticeboard_activities",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    about_id = table.Column<Guid>(type: "uuid", nullable: true),
                    document = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_noticeboard_activities", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "noticeboard_actors",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_on = table.Column<bool>(type: "boolean", nullable: false),
                    key_number = table.Column<int>(type: "integer", nullable: false),
                    public_key_pem = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    @sealed = table.Column<string>(name: "sealed", type: "text", nullable: false),
                    key_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_noticeboard_actors", x => x.id);
                    table.ForeignKey(
                        name: "FK_noticeboard_actors_agencies_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "noticeboard_answers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    delivery_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    languages = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    machine_assisted = table.Column<bool>(type: "boolean", nullable: false),
                    in_reply_to = table.Column<string>(type: "character varying(450)", maxLength: 450, nullable: false),
                    root_id = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    author_id = table.Column<string>(type: "character varying(450)", maxLength: 450, nullable: false),
                    author_handle = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    author_inbox = table.Column<string>(type: "character varying(450)", maxLength: 450, nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_noticeboard_answers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "noticeboard_blocked_servers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    server = table.Column<string>(type: "character varying(270)", maxLength: 270, nullable: false),
                    blocked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_noticeboard_blocked_servers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "noticeboard_corrections",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    post_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    text = table.Column<string>(type: "text", nullable: false),
                    before = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_noticeboard_corrections", x => x.id);
                    table.ForeignKey(
                        name: "FK_noticeboard_corrections_noticeboard_posts_post_id",
                        column: x => x.post_id,
                        principalTable: "noticeboard_posts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "noticeboard_followers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    actor_id = table.Column<string>(type: "character varying(450)", maxLength: 450, nullable: false),
                    server = table.Column<string>(type: "character varying(270)", maxLength: 270, nullable: false),
                    inbox = table.Column<string>(type: "character varying(450)", maxLength: 450, nullable: false),
                    shared_inbox = table.Column<string>(type: "character varying(450)", maxLength: 450, nullable: true),
                    follow_id = table.Column<string>(type: "character varying(450)", maxLength: 450, nullable: true),
                    followed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_noticeboard_followers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "noticeboard_incoming",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    external_id = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    note_id = table.Column<string>(type: "character varying(450)", maxLength: 450, nullable: false),
                    author_id = table.Column<string>(type: "character varying(450)", maxLength: 450, nullable: false),
                    author_handle = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    author_inbox = table.Column<string>(type: "character varying(450)", maxLength: 450, nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    root_id = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    payload = table.Column<string>(type: "text", nullable: true),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_noticeboard_incoming", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "noticeboard_activity_deliveries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    activity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    about_id = table.Column<Guid>(type: "uuid", nullable: true),
                    inbox = table.Column<string>(type: "character varying(450)", maxLength: 450, nullable: false),
                    server = table.Column<string>(type: "character varying(270)", maxLength: 270, nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_noticeboard_activity_deliveries", x => x.id);
                    table.ForeignKey(
                        name: "FK_noticeboard_activity_deliveries_noticeboard_activities_acti~",
                        column: x => x.activity_id,
                        principalTable: "noticeboard_activities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_noticeboard_activities_agency_id_about_id",
                table: "noticeboard_activities",
                columns: new[] { "agency_id", "about_id" });

            migrationBuilder.CreateIndex(
                name: "IX_noticeboard_activity_deliveries_activity_id_inbox",
                table: "noticeboard_activity_deliveries",
                columns: new[] { "activity_id", "inbox" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_noticeboard_activity_deliveries_agency_id_about_id_inbox",
                table: "noticeboard_activity_deliveries",
                columns: new[] { "agency_id", "about_id", "inbox" });

            migrationBuilder.CreateIndex(
                name: "IX_noticeboard_activity_deliveries_agency_id_state_settled_at",
                table: "noticeboard_activity_deliveries",
                columns: new[] { "agency_id", "state", "settled_at" });

            migrationBuilder.CreateIndex(
                name: "IX_noticeboard_actors_agency_id",
                table: "noticeboard_actors",
                column: "agency_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_noticeboard_answers_delivery_id",
                table: "noticeboard_answers",
                column: "delivery_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_noticeboard_blocked_servers_agency_id_server",
                table: "noticeboard_blocked_servers",
                columns: new[] { "agency_id", "server" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_noticeboard_corrections_agency_id_state_proposed_at",
                table: "noticeboard_corrections",
                columns: new[] { "agency_id", "state", "proposed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_noticeboard_corrections_waiting",
                table: "noticeboard_corrections",
                column: "post_id",
                unique: true,
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "IX_noticeboard_followers_agency_id_actor_id",
                table: "noticeboard_followers",
                columns: new[] { "agency_id", "actor_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_noticeboard_followers_agency_id_server",
                table: "noticeboard_followers",
                columns: new[] { "agency_id", "server" });

            migrationBuilder.CreateIndex(
                name: "IX_noticeboard_incoming_agency_id_external_id",
                table: "noticeboard_incoming",
                columns: new[] { "agency_id", "external_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_noticeboard_incoming_agency_id_note_id",
                table: "noticeboard_incoming",
                columns: new[] { "agency_id", "note_id" });

            migrationBuilder.CreateIndex(
                name: "IX_noticeboard_incoming_agency_id_number",
                table: "noticeboard_incoming",
                columns: new[] { "agency_id", "number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "noticeboard_activity_deliveries");

            migrationBuilder.DropTable(
                name: "noticeboard_actors");

            migrationBuilder.DropTable(
                name: "noticeboard_answers");

            migrationBuilder.DropTable(
                name: "noticeboard_blocked_servers");

            migrationBuilder.DropTable(
                name: "noticeboard_corrections");

            migrationBuilder.DropTable(
                name: "noticeboard_followers");

            migrationBuilder.DropTable(
                name: "noticeboard_incoming");

            migrationBuilder.DropTable(
                name: "noticeboard_activities");

            migrationBuilder.DropColumn(
                name: "corrected_at",
                table: "noticeboard_posts");
        }
    }
}
